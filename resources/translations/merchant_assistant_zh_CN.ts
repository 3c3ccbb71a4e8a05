<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. Its parts keep their own licences.</source>
        <translation>本程序是自由软件，采用 Apache License 2.0 许可；其组成部分各自沿用原有的许可证。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Merchant Assistant {version}</source>
        <translation>商家助手 {version}</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>回答此问题</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>回答：{text}</translation>
    </message>
    <message>
        <source>Copy this answer</source>
        <translation>复制此回答</translation>
    </message>
    <message>
        <source>Get a model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>Go to the catalogue</source>
        <translation>前往商品目录</translation>
    </message>
    <message>
        <source>Looking through your products …</source>
        <translation>正在查找您的商品…</translation>
    </message>
    <message>
        <source>Reading what was found …</source>
        <translation>正在阅读查到的内容…</translation>
    </message>
    <message>
        <source>Stopped before a word was written.</source>
        <translation>已停止，还没有写出内容。</translation>
    </message>
    <message>
        <source>Stopped. The text so far is kept.</source>
        <translation>已停止，写出的部分已保留。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>This answer could not be finished.</source>
        <translation>这次回答没有完成。</translation>
    </message>
    <message>
        <source>This question has no answer yet.</source>
        <translation>这个问题还没有回答。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Waits until the work before it is done.</source>
        <translation>前面的任务完成后开始。</translation>
    </message>
    <message>
        <source>What you import or type into your catalogue can be asked about.</source>
        <translation>导入或填入商品目录的内容，都可以提问。</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在撰写…</translation>
    </message>
    <message>
        <source>Your question is kept.</source>
        <translation>您的问题已保留。</translation>
    </message>
</context>
<context>
    <name>ApproveAll</name>
    <message numerus="yes">
        <source>%Ln draft(s) approved.</source>
        <translation>
            <numerusform>已批准 %Ln 份草稿。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %Ln draft(s)?</source>
        <translation>
            <numerusform>批准 %Ln 份草稿？</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve all proven</source>
        <translation>批准全部已证实的草稿</translation>
    </message>
    <message>
        <source>Every fact found in them stands in your data, and they keep the rules of their platform.</source>
        <translation>其中认出的每一项内容都能在您的资料中找到，也符合各平台的规则。</translation>
    </message>
    <message>
        <source>No draft waits that is fully proven.</source>
        <translation>没有全部已证实的待审草稿。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Arriving</name>
    <message>
        <source>Bring your catalogue</source>
        <translation>导入商品目录</translation>
    </message>
    <message>
        <source>Message of the customer</source>
        <translation>客户消息</translation>
    </message>
    <message>
        <source>Open an e-mail or text</source>
        <translation>打开邮件或文本</translation>
    </message>
    <message>
        <source>Paste the message here</source>
        <translation>在此粘贴消息</translation>
    </message>
    <message>
        <source>Paste the message or drop an e-mail. The reply says only what your catalogue and documents say.</source>
        <translation>粘贴消息或拖入邮件。回复只写目录和文档中有的内容。</translation>
    </message>
    <message>
        <source>Replies come from your own catalogue. Bring it first; you can paste the message meanwhile.</source>
        <translation>回复内容来自您自己的商品目录。请先导入目录；同时也可以先粘贴来信。</translation>
    </message>
    <message>
        <source>What did your customer write?</source>
        <translation>客户写了什么？</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>撰写回复</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>All that is yours as tables and texts that other programs open, in one ZIP file.</source>
        <translation>把您的全部内容存为一个 ZIP 文件，其中的表格和文本可用其他程序打开。</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>导出全部</translation>
    </message>
    <message>
        <source>Export everything …</source>
        <translation>导出全部…</translation>
    </message>
    <message>
        <source>Last backup: {when}</source>
        <translation>上次备份：{when}</translation>
    </message>
    <message>
        <source>One file with products, drafts, conversations and settings. Keep it on another disk. Models are not in it.</source>
        <translation>一个文件，包含商品、草稿、对话和设置，不含模型。请保存到另一块磁盘。</translation>
    </message>
    <message>
        <source>Puts a backup in place of what is here. What is here is backed up first.</source>
        <translation>用备份替换现有内容。现有内容会先自动备份。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>There is no backup from this PC yet.</source>
        <translation>这台电脑上还没有做过备份。</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Answers come from your own catalogue, and say which products they rest on.</source>
        <translation>回答来自您自己的商品目录，并注明依据了哪些商品。</translation>
    </message>
    <message>
        <source>Answers come from your own catalogue. Bring it first; you can write your question meanwhile.</source>
        <translation>回答来自您自己的商品目录。请先导入，问题可以先写好。</translation>
    </message>
    <message>
        <source>Ask about your products</source>
        <translation>想了解哪件商品？</translation>
    </message>
    <message>
        <source>Bring your catalogue</source>
        <translation>导入商品目录</translation>
    </message>
    <message>
        <source>Counting and looking up work without it; other answers are written by a model on this PC.</source>
        <translation>计数和查找不需要它；其他回答由本机上的模型撰写。</translation>
    </message>
    <message>
        <source>Get a model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>How many products are there in each category?</source>
        <translation>每个类目有多少商品？</translation>
    </message>
    <message>
        <source>How many products are there of each brand?</source>
        <translation>每个品牌有多少商品？</translation>
    </message>
    <message>
        <source>What do we know about {product}?</source>
        <translation>关于{product}有哪些资料？</translation>
    </message>
    <message>
        <source>What does {product} cost?</source>
        <translation>{product}多少钱？</translation>
    </message>
    <message>
        <source>What is our cheapest product?</source>
        <translation>我们最便宜的商品是哪个？</translation>
    </message>
    <message>
        <source>What is our most expensive product?</source>
        <translation>我们最贵的商品是哪个？</translation>
    </message>
    <message>
        <source>What is the cheapest product in {thing}?</source>
        <translation>{thing}里最便宜的是哪个？</translation>
    </message>
    <message>
        <source>What is the {field} of {product}?</source>
        <translation>{product}的{field}是什么？</translation>
    </message>
    <message>
        <source>Which products are out of stock?</source>
        <translation>哪些商品没有库存了？</translation>
    </message>
    <message>
        <source>Which products in {thing} cost less than {price}?</source>
        <translation>{thing}里哪些商品低于{price}？</translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message>
        <source>Merchant Assistant</source>
        <translation>商家助手</translation>
    </message>
</context>
<context>
    <name>BrokenModel</name>
    <message>
        <source>Does not fit</source>
        <translation>与列不符</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>已改正</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>no column</source>
        <translation>没有对应的列</translation>
    </message>
</context>
<context>
    <name>BrokenTable</name>
    <message>
        <source>Rows that were set aside</source>
        <translation>待修正的行</translation>
    </message>
</context>
<context>
    <name>BrowseView</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>Copy some in your spreadsheet first.</source>
        <translation>请先在表格软件中复制几行。</translation>
    </message>
    <message>
        <source>There are no rows to paste.</source>
        <translation>没有可粘贴的行。</translation>
    </message>
</context>
<context>
    <name>CardTools</name>
    <message>
        <source>Compare with the present text</source>
        <translation>与现有文案对比</translation>
    </message>
    <message>
        <source>Copy the whole text</source>
        <translation>复制全文</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>早期版本</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Write again in another manner …</source>
        <translation>换一种写法重写…</translation>
    </message>
</context>
<context>
    <name>CardViews</name>
    <message>
        <source>Choose a product</source>
        <translation>请选择一件商品</translation>
    </message>
    <message>
        <source>It is written from your data, and each fact is checked.</source>
        <translation>根据您的资料撰写，每一项内容都会核对。</translation>
    </message>
    <message>
        <source>It was being written when the window closed. Nothing of it was kept.</source>
        <translation>窗口关闭时正在撰写，未保存任何内容。</translation>
    </message>
    <message>
        <source>Its facts and its draft are shown here.</source>
        <translation>这里显示商品的资料和草稿。</translation>
    </message>
    <message>
        <source>No ad yet</source>
        <translation>还没有广告文案</translation>
    </message>
    <message>
        <source>No draft yet</source>
        <translation>还没有草稿</translation>
    </message>
    <message>
        <source>No e-mail yet</source>
        <translation>还没有邮件</translation>
    </message>
    <message>
        <source>No offer letter yet</source>
        <translation>还没有报价函</translation>
    </message>
    <message>
        <source>No post yet</source>
        <translation>还没有帖子</translation>
    </message>
    <message>
        <source>Several headlines to choose from, and a short text.</source>
        <translation>几条可选标题和一段短文。</translation>
    </message>
    <message>
        <source>The draft could not be written</source>
        <translation>草稿未能写成</translation>
    </message>
    <message>
        <source>The draft was cut off</source>
        <translation>草稿撰写中断</translation>
    </message>
    <message>
        <source>The model writes title, bullets and description from your data, and each fact is checked.</source>
        <translation>模型根据您的资料撰写标题、卖点和描述，每一项内容都会核对。</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>撰写</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>Finds your texts</source>
        <translation>用于查找</translation>
    </message>
    <message>
        <source>Get it ({size})</source>
        <translation>下载（{size}）</translation>
    </message>
    <message>
        <source>Get it again</source>
        <translation>重新下载</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>How fast it is on this PC was not measured yet.</source>
        <translation>还没有在这台电脑上测过速度。</translation>
    </message>
    <message>
        <source>It stopped unexpectedly each time it was loaded, so it is not loaded any more.</source>
        <translation>它每次加载都意外停止，因此不再加载。</translation>
    </message>
    <message>
        <source>Its file is not what it should be, so it is not used.</source>
        <translation>文件与原版不一致，因此没有使用。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测速</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测速</translation>
    </message>
    <message>
        <source>Measuring this PC …</source>
        <translation>正在测试这台电脑的速度…</translation>
    </message>
    <message>
        <source>On this PC: {speeds}</source>
        <translation>在这台电脑上：{speeds}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Remove {model}? It can be fetched again.</source>
        <translation>要移除 {model} 吗？以后可以重新下载。</translation>
    </message>
    <message>
        <source>Remove {model}? It is the one that writes your texts. It can be fetched again.</source>
        <translation>要移除 {model} 吗？它正用于撰写您的文案。以后可以重新下载。</translation>
    </message>
    <message>
        <source>Remove {model}? Searching by meaning ends with it. It can be fetched again.</source>
        <translation>要移除 {model} 吗？移除后不能再按含义查找。以后可以重新下载。</translation>
    </message>
    <message>
        <source>Remove {model}? The file that you added it from stays where it is.</source>
        <translation>要移除 {model} 吗？您添加时所用的文件会留在原处。</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Slow on this PC: it writes slower than one reads. Take {model} instead.</source>
        <translation>在这台电脑上较慢：写得比人读得还慢。请改用 {model}。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Too large for this PC. Take {model} instead.</source>
        <translation>对这台电脑来说太大。请改用 {model}。</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln draft(s) an hour</source>
        <translation>
            <numerusform>每小时约 %Ln 份草稿</numerusform>
        </translation>
    </message>
    <message>
        <source>measured while this PC was busy</source>
        <translation>测速时这台电脑正忙</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>A product needs a title.</source>
        <translation>商品必须有标题。</translation>
    </message>
    <message>
        <source>Add it once more if both are to have it.</source>
        <translation>如果两件都要用它，请再次点击“添加”。</translation>
    </message>
    <message>
        <source>An export for “{name}” cannot be written.</source>
        <translation>无法导出为“{name}”格式。</translation>
    </message>
    <message>
        <source>Ask again to see them as they are now.</source>
        <translation>请重新提问，以查看最新情况。</translation>
    </message>
    <message>
        <source>CSV, TSV or text tables, XLSX, XLS, XLSB and ODS workbooks, XML and JSON files are read.</source>
        <translation>可以读取 CSV、TSV 或文本表格，XLSX、XLS、XLSB 和 ODS 工作簿，以及 XML 和 JSON 文件。</translation>
    </message>
    <message>
        <source>Change {number} of “{what}”</source>
        <translation>更改 {number}（“{what}”）</translation>
    </message>
    <message>
        <source>Choose a name that ends in {kinds}.</source>
        <translation>请使用以 {kinds} 结尾的文件名。</translation>
    </message>
    <message>
        <source>Choose a variant.</source>
        <translation>请选择一个规格。</translation>
    </message>
    <message>
        <source>Choose an export of products.</source>
        <translation>请选择商品的导出文件。</translation>
    </message>
    <message>
        <source>Choose another SKU, or change that product.</source>
        <translation>请使用其他 SKU，或修改那件商品。</translation>
    </message>
    <message>
        <source>Choose another field.</source>
        <translation>请选择其他字段。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请选择其他商品。</translation>
    </message>
    <message>
        <source>Choose another product as well.</source>
        <translation>请再选择一件商品。</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation>请从以下各项中选择：{choices}。</translation>
    </message>
    <message>
        <source>Choose the file again.</source>
        <translation>请重新选择文件。</translation>
    </message>
    <message>
        <source>Copy some rows of a spreadsheet first, best with their header.</source>
        <translation>请先在表格软件中复制几行，最好连同表头。</translation>
    </message>
    <message>
        <source>Delete the rows and columns beyond the table, or save it as CSV.</source>
        <translation>请删除表格范围以外的行和列，或另存为 CSV。</translation>
    </message>
    <message>
        <source>Did you mean {sku}?</source>
        <translation>您要找的是 {sku} 吗？</translation>
    </message>
    <message>
        <source>Each variant of “{product}” has its own {field}.</source>
        <translation>“{product}”的每个规格都有各自的 {field}。</translation>
    </message>
    <message>
        <source>Export as .csv instead.</source>
        <translation>请改为导出 .csv 文件。</translation>
    </message>
    <message>
        <source>Export it again and choose the new file.</source>
        <translation>请重新导出，再选择新文件。</translation>
    </message>
    <message>
        <source>Export it again as CSV or XLSX.</source>
        <translation>请重新导出为 CSV 或 XLSX。</translation>
    </message>
    <message>
        <source>Export it again without a document type definition, or as CSV.</source>
        <translation>请重新导出为不含文档类型定义（DOCTYPE）的文件，或导出为 CSV。</translation>
    </message>
    <message>
        <source>Export it again, or as CSV.</source>
        <translation>请重新导出，或导出为 CSV。</translation>
    </message>
    <message>
        <source>Export the products from your shop system, and choose that file.</source>
        <translation>请从店铺系统导出商品，再选择该文件。</translation>
    </message>
    <message>
        <source>If it does list products, write the names of the columns in its first row: SKU, Title, Price.</source>
        <translation>如果文件确实是商品列表，请在第一行写上列名：SKU、标题、价格。</translation>
    </message>
    <message>
        <source>Import a file of that shop first, or choose another platform.</source>
        <translation>请先导入该店铺的文件，或选择其他平台。</translation>
    </message>
    <message>
        <source>Import {number} (“{what}”)</source>
        <translation>导入 {number}（“{what}”）</translation>
    </message>
    <message>
        <source>Imports say their number when they are done; the window lists all under History.</source>
        <translation>导入完成时会显示编号；窗口的“历史记录”中列有全部编号。</translation>
    </message>
    <message>
        <source>Indexing products</source>
        <translation>正在为商品建立索引</translation>
    </message>
    <message>
        <source>It takes two products to merge.</source>
        <translation>合并至少需要两件商品。</translation>
    </message>
    <message>
        <source>Its columns are {columns}.</source>
        <translation>文件中的列有：{columns}。</translation>
    </message>
    <message>
        <source>Look at the list of products for its SKU.</source>
        <translation>请在商品列表中查看它的 SKU。</translation>
    </message>
    <message>
        <source>No product came from a file of {platform}, so its columns are not known.</source>
        <translation>没有来自 {platform} 文件的商品，因此不知道它的列。</translation>
    </message>
    <message>
        <source>No product has the SKU “{sku}”.</source>
        <translation>没有 SKU 为“{sku}”的商品。</translation>
    </message>
    <message>
        <source>Nothing is left to do.</source>
        <translation>无需其他操作。</translation>
    </message>
    <message>
        <source>Nothing was changed. Put the product back to what was imported first, then undo again.</source>
        <translation>没有做任何更改。请先把该商品恢复为导入时的值，再撤销。</translation>
    </message>
    <message>
        <source>Nothing was changed. Undo number {later} first.</source>
        <translation>没有做任何更改。请先撤销编号 {later}。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it again.</source>
        <translation>请用表格软件打开并重新保存。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it without the password.</source>
        <translation>请用表格软件打开，去掉密码后保存。</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
    <message>
        <source>Reading “{file}” took too long and was stopped.</source>
        <translation>读取“{file}”用时过长，已停止。</translation>
    </message>
    <message>
        <source>Save and close “{table}” there, then choose that file.</source>
        <translation>请在表格软件中保存并关闭“{table}”，再选择该文件。</translation>
    </message>
    <message>
        <source>Save it as CSV and choose that file. What happened is in the logs: “Open the logs” in the settings.</source>
        <translation>请另存为 CSV，再选择该文件。详细情况见日志：设置中的“打开日志”。</translation>
    </message>
    <message>
        <source>Save it as CSV, or split it into several files.</source>
        <translation>请另存为 CSV，或拆分成几个文件。</translation>
    </message>
    <message>
        <source>Save it as CSV.</source>
        <translation>请另存为 CSV。</translation>
    </message>
    <message>
        <source>Show it in a spreadsheet program and save the file.</source>
        <translation>请在表格软件中取消隐藏，再保存文件。</translation>
    </message>
    <message>
        <source>Split the file into parts.</source>
        <translation>请把文件拆分成几份。</translation>
    </message>
    <message>
        <source>The adding of “{what}” ({number})</source>
        <translation>添加 {number}（“{what}”）</translation>
    </message>
    <message>
        <source>The deletion of “{what}” ({number})</source>
        <translation>删除 {number}（“{what}”）</translation>
    </message>
    <message>
        <source>The file has no column “{name}”.</source>
        <translation>文件中没有“{name}”这一列。</translation>
    </message>
    <message>
        <source>The import of “{file}” was done or dropped before.</source>
        <translation>“{file}”的导入之前已完成或已放弃。</translation>
    </message>
    <message>
        <source>The merging into “{what}” ({number})</source>
        <translation>合并到“{what}”（{number}）</translation>
    </message>
    <message>
        <source>The products have changed since this was answered.</source>
        <translation>回答之后，商品已有变动。</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” of “{file}” is hidden.</source>
        <translation>“{file}”的工作表“{sheet}”是隐藏的。</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” of “{file}” reaches too far to be read.</source>
        <translation>“{file}”的工作表“{sheet}”范围过大，无法读取。</translation>
    </message>
    <message>
        <source>There are no rows to paste.</source>
        <translation>没有可粘贴的行。</translation>
    </message>
    <message>
        <source>There is a product with the SKU “{sku}” already.</source>
        <translation>已有 SKU 为“{sku}”的商品。</translation>
    </message>
    <message>
        <source>There is no field “{wanted}”.</source>
        <translation>没有“{wanted}”这个字段。</translation>
    </message>
    <message>
        <source>There is no format “{name}” to read.</source>
        <translation>没有可读取的“{name}”格式。</translation>
    </message>
    <message>
        <source>There is no import and no change with the number {number}.</source>
        <translation>没有编号为 {number} 的导入或更改。</translation>
    </message>
    <message>
        <source>This product is no longer in the catalogue.</source>
        <translation>这件商品已不在商品目录中。</translation>
    </message>
    <message>
        <source>This variant is no longer in the catalogue.</source>
        <translation>这个规格已不在商品目录中。</translation>
    </message>
    <message>
        <source>Type at least one word.</source>
        <translation>请至少输入一个词。</translation>
    </message>
    <message>
        <source>Type it like 12.50.</source>
        <translation>请按 12.50 这样的形式输入。</translation>
    </message>
    <message>
        <source>Undo the later imports first.</source>
        <translation>请先撤销之后的导入。</translation>
    </message>
    <message>
        <source>Unpack it and choose a file from it.</source>
        <translation>请解压后选择其中的文件。</translation>
    </message>
    <message>
        <source>Use one of {fields}, or attribute:NAME.</source>
        <translation>请使用 {fields} 之一，或 attribute:名称。</translation>
    </message>
    <message>
        <source>Use one of: {choices}.</source>
        <translation>请使用以下之一：{choices}。</translation>
    </message>
    <message>
        <source>Writing products</source>
        <translation>正在写入商品</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>正在写入 {file}</translation>
    </message>
    <message>
        <source>products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>records</source>
        <translation>条记录</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>the later import {later} (“{file}”) changed its product {sku}</source>
        <translation>之后的导入 {later}（“{file}”）更改了其中的商品 {sku}</translation>
    </message>
    <message>
        <source>you added the product {sku} later (number {later})</source>
        <translation>您后来添加了商品 {sku}（编号 {later}）</translation>
    </message>
    <message>
        <source>you changed its product {sku} yourself</source>
        <translation>您自己更改了其中的商品 {sku}</translation>
    </message>
    <message>
        <source>you deleted its product {sku} later (number {later})</source>
        <translation>您后来删除了其中的商品 {sku}（编号 {later}）</translation>
    </message>
    <message>
        <source>you merged its product {sku} with others later (number {later})</source>
        <translation>您后来把其中的商品 {sku} 与其他商品合并了（编号 {later}）</translation>
    </message>
    <message>
        <source>{act} cannot be undone: {reason}.</source>
        <translation>{act}无法撤销：{reason}。</translation>
    </message>
    <message>
        <source>{act} was undone before.</source>
        <translation>{act}之前已撤销。</translation>
    </message>
    <message>
        <source>“{field}” cannot be typed here.</source>
        <translation>“{field}”不能在这里填写。</translation>
    </message>
    <message>
        <source>“{file}” cannot be read: it is damaged.</source>
        <translation>“{file}”已损坏，无法读取。</translation>
    </message>
    <message>
        <source>“{file}” cannot be written.</source>
        <translation>“{file}”无法写入。</translation>
    </message>
    <message>
        <source>“{file}” cannot hold that much.</source>
        <translation>“{file}”放不下这么多内容。</translation>
    </message>
    <message>
        <source>“{file}” could not be read because of a mistake in Merchant Assistant.</source>
        <translation>由于商家助手的错误，“{file}”未能读取。</translation>
    </message>
    <message>
        <source>“{file}” defines text of its own to be put in while it is read, and is not opened.</source>
        <translation>“{file}”自带读取时要代入的文本定义，因此没有打开。</translation>
    </message>
    <message>
        <source>“{file}” describes the details that products can have; it holds no products.</source>
        <translation>“{file}”是商品属性的定义，其中没有商品。</translation>
    </message>
    <message>
        <source>“{file}” has no header row, and none of its columns looks like prices, SKUs or barcodes.</source>
        <translation>“{file}”没有表头，也没有像价格、SKU 或条形码的列。</translation>
    </message>
    <message>
        <source>“{file}” holds a cell of several megabytes.</source>
        <translation>“{file}”中有一个单元格的内容多达数兆字节。</translation>
    </message>
    <message>
        <source>“{file}” holds a record of many megabytes.</source>
        <translation>“{file}”中有一条记录长达数兆字节。</translation>
    </message>
    <message>
        <source>“{file}” holds brands or suppliers, not products.</source>
        <translation>“{file}”是品牌或供应商，不是商品。</translation>
    </message>
    <message>
        <source>“{file}” holds categories, not products.</source>
        <translation>“{file}”是类目，不是商品。</translation>
    </message>
    <message>
        <source>“{file}” holds customers or their addresses, not products.</source>
        <translation>“{file}”是客户或客户地址，不是商品。</translation>
    </message>
    <message>
        <source>“{file}” holds no list of products.</source>
        <translation>“{file}”中没有商品列表。</translation>
    </message>
    <message>
        <source>“{file}” holds no rows.</source>
        <translation>“{file}”中没有数据行。</translation>
    </message>
    <message>
        <source>“{file}” holds orders, not products.</source>
        <translation>“{file}”是订单，不是商品。</translation>
    </message>
    <message>
        <source>“{file}” is a web page, which is not read.</source>
        <translation>“{file}”是网页，不支持读取。</translation>
    </message>
    <message>
        <source>“{file}” is an archive, not a table.</source>
        <translation>“{file}”是压缩包，不是表格。</translation>
    </message>
    <message>
        <source>“{file}” is broken at line {line}.</source>
        <translation>“{file}”在第 {line} 行损坏。</translation>
    </message>
    <message>
        <source>“{file}” is broken: it is not JSON from beginning to end.</source>
        <translation>“{file}”已损坏：不是完整的 JSON。</translation>
    </message>
    <message>
        <source>“{file}” is empty.</source>
        <translation>“{file}”是空的。</translation>
    </message>
    <message>
        <source>“{file}” is nested too deeply and is not opened.</source>
        <translation>“{file}”嵌套层数过多，因此没有打开。</translation>
    </message>
    <message>
        <source>“{file}” is not a table.</source>
        <translation>“{file}”不是表格。</translation>
    </message>
    <message>
        <source>“{file}” is protected with a password.</source>
        <translation>“{file}”有密码保护。</translation>
    </message>
    <message>
        <source>“{file}” needs too much memory.</source>
        <translation>“{file}”需要的内存过多。</translation>
    </message>
    <message>
        <source>“{file}” only says that “{table}” is open in a spreadsheet program.</source>
        <translation>“{file}”只是“{table}”在表格软件中打开时产生的标记文件。</translation>
    </message>
    <message>
        <source>“{file}” would unpack to {size} MB and is not opened.</source>
        <translation>“{file}”解压后将达 {size} MB，因此没有打开。</translation>
    </message>
    <message>
        <source>“{product}” has this barcode already.</source>
        <translation>“{product}”已使用此条形码。</translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation>“{value}”不是数字。</translation>
    </message>
</context>
<context>
    <name>CatalogueHead</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) found</source>
        <translation>
            <numerusform>找到 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新建商品</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Add a product by hand</source>
        <translation>手动添加商品</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>Choose a catalogue</source>
        <translation>选择商品目录</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Paste rows from a spreadsheet</source>
        <translation>粘贴表格中的行</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>搜索商品目录</translation>
    </message>
    <message>
        <source>Show what was imported and changed</source>
        <translation>查看导入和更改的历史记录</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Take the last import back</source>
        <translation>撤销上一次导入</translation>
    </message>
    <message>
        <source>Try the sample catalogue</source>
        <translation>试用示例商品目录</translation>
    </message>
    <message>
        <source>What you corrected in it was kept.</source>
        <translation>您做的更正已保留。</translation>
    </message>
    <message>
        <source>What you corrected in it was kept: it is there again when you open the file.</source>
        <translation>您的更正已保留：再次打开此文件时会恢复。</translation>
    </message>
    <message>
        <source>What you corrected in “{file}” before is used again.</source>
        <translation>已沿用您之前对“{file}”的更正。</translation>
    </message>
    <message>
        <source>“{file}” was not imported yet.</source>
        <translation>“{file}”还没有导入。</translation>
    </message>
    <message>
        <source>“{file}” was not imported.</source>
        <translation>“{file}”没有导入。</translation>
    </message>
</context>
<context>
    <name>CatalogueStep</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring your catalogue</source>
        <translation>导入商品目录</translation>
    </message>
    <message>
        <source>Catalogue here</source>
        <translation>商品目录已就绪</translation>
    </message>
    <message>
        <source>Drop the file that your shop exports: Shopify, WooCommerce, or any spreadsheet. You see what is in it before anything is saved.</source>
        <translation>拖入店铺导出的文件：Shopify、WooCommerce 或任意表格均可。保存前，您可以先查看其中的内容。</translation>
    </message>
    <message>
        <source>Open the catalogue</source>
        <translation>打开商品目录</translation>
    </message>
</context>
<context>
    <name>ChangeModel</name>
    <message>
        <source>After the import</source>
        <translation>导入后</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Yours is kept, not “{value}”</source>
        <translation>保留您的修改，不用“{value}”</translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message>
        <source>What the import changes</source>
        <translation>这次导入带来的更改</translation>
    </message>
</context>
<context>
    <name>ChangesPart</name>
    <message numerus="yes">
        <source>%Ln product(s) that you deleted</source>
        <translation>
            <numerusform>您删除过的 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace what I typed by what the file says</source>
        <translation>用文件中的内容替换我填写的内容</translation>
    </message>
    <message>
        <source>Replace what I typed, and bring back what I deleted</source>
        <translation>用文件中的内容替换我填写的内容，并恢复我删除的商品</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>{field}: {count}</source>
        <translation>{field}：{count}</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Choose another one, or begin a new one.</source>
        <translation>请选择其他对话，或开始新对话。</translation>
    </message>
    <message>
        <source>Open the conversation again.</source>
        <translation>请重新打开这个对话。</translation>
    </message>
    <message>
        <source>There is no question yet.</source>
        <translation>还没有问题。</translation>
    </message>
    <message>
        <source>This conversation could not be read.</source>
        <translation>这个对话无法读取。</translation>
    </message>
    <message>
        <source>This conversation is no longer there.</source>
        <translation>这个对话已不存在。</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>这条消息已不存在。</translation>
    </message>
    <message>
        <source>Type one first.</source>
        <translation>请先输入问题。</translation>
    </message>
</context>
<context>
    <name>ChatFlow</name>
    <message>
        <source>Answering a question</source>
        <translation>正在回答问题</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>复制上一条回答</translation>
    </message>
    <message>
        <source>Delete this conversation</source>
        <translation>删除此对话</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Markdown text</source>
        <translation>Markdown 文本</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Rename this conversation</source>
        <translation>重命名此对话</translation>
    </message>
    <message>
        <source>Save this conversation</source>
        <translation>保存此对话</translation>
    </message>
    <message>
        <source>Save this conversation as a file</source>
        <translation>将此对话保存为文件</translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Your answer is ready.</source>
        <translation>回答已写好。</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>“{title}”已删除。</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Any shop</source>
        <translation>不限平台</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>The product&apos;s language</source>
        <translation>跟随商品语言</translation>
    </message>
</context>
<context>
    <name>ChosenBar</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>已选 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete those chosen</source>
        <translation>删除所选商品</translation>
    </message>
    <message>
        <source>Make one product of those chosen</source>
        <translation>将所选商品合并为一件</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>Claim</name>
    <message>
        <source>a brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>a certificate or standard</source>
        <translation>证书或标准</translation>
    </message>
    <message>
        <source>a colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>a delivery time</source>
        <translation>交货时间</translation>
    </message>
    <message>
        <source>a feature</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>a health promise</source>
        <translation>健康承诺</translation>
    </message>
    <message>
        <source>a material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>a measure</source>
        <translation>计量值</translation>
    </message>
    <message>
        <source>a model name</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a number of pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>a price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>a range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>a safety promise</source>
        <translation>安全承诺</translation>
    </message>
    <message>
        <source>a shipping promise</source>
        <translation>发货承诺</translation>
    </message>
    <message>
        <source>a size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>a superlative</source>
        <translation>绝对化用语</translation>
    </message>
    <message>
        <source>a tolerance</source>
        <translation>公差</translation>
    </message>
    <message>
        <source>a warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>contradicts “{claim}”</source>
        <translation>与“{claim}”不符</translation>
    </message>
    <message>
        <source>how to care for it</source>
        <translation>保养方法</translation>
    </message>
    <message>
        <source>is nearest to “{claim}”</source>
        <translation>与“{claim}”最接近</translation>
    </message>
    <message>
        <source>proves “{claim}”</source>
        <translation>可证明“{claim}”</translation>
    </message>
    <message>
        <source>typed by you</source>
        <translation>您输入的</translation>
    </message>
    <message>
        <source>what it fits</source>
        <translation>适用对象</translation>
    </message>
    <message>
        <source>what it is made of</source>
        <translation>成分</translation>
    </message>
    <message>
        <source>where it comes from</source>
        <translation>产地</translation>
    </message>
    <message>
        <source>{claim} contradicts {cell}.</source>
        <translation>{claim}与资料不符：{cell}。</translation>
    </message>
    <message>
        <source>{claim} is not in your data.</source>
        <translation>资料中没有提到{claim}。</translation>
    </message>
    <message>
        <source>{claim} is not in your data: {kind}.</source>
        <translation>资料未提及{claim}（{kind}）。</translation>
    </message>
    <message>
        <source>{claim} is not proven; the nearest is {cell}.</source>
        <translation>{claim}尚未证实；资料中最接近的是 {cell}。</translation>
    </message>
    <message>
        <source>{claim} is proven by {cell}.</source>
        <translation>{claim}已由资料证实：{cell}。</translation>
    </message>
</context>
<context>
    <name>ClaimBar</name>
    <message>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Next claim that is not proven</source>
        <translation>下一处未证实的内容</translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation>改用 {value}</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message numerus="yes">
        <source>%Ln draft(s) are not written yet. You can go on with them at the next start.</source>
        <translation>
            <numerusform>还有 %Ln 份草稿没有写完，下次启动后可以继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close while drafts are being written?</source>
        <translation>正在撰写草稿，确定关闭吗？</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>继续撰写</translation>
    </message>
</context>
<context>
    <name>ColumnsPopup</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>The usual columns</source>
        <translation>默认的列</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Each line is one object: {&quot;sku&quot;: &quot;…&quot;, &quot;text&quot;: &quot;…&quot;}.</source>
        <translation>每行是一个对象：{&quot;sku&quot;: &quot;…&quot;, &quot;text&quot;: &quot;…&quot;}。</translation>
    </message>
    <message>
        <source>It is one object: {&quot;title&quot;: &quot;…&quot;, &quot;bullets&quot;: [&quot;…&quot;], &quot;description&quot;: &quot;…&quot;}.</source>
        <translation>应为一个对象：{&quot;title&quot;: &quot;…&quot;, &quot;bullets&quot;: [&quot;…&quot;], &quot;description&quot;: &quot;…&quot;}。</translation>
    </message>
    <message>
        <source>It needs the libraries of “learn”: pip install merchant-assistant[learn]</source>
        <translation>需要“learn”组的程序库：pip install merchant-assistant[learn]</translation>
    </message>
    <message>
        <source>Line {number} of the file cannot be read.</source>
        <translation>文件的第 {number} 行无法读取。</translation>
    </message>
    <message>
        <source>Name its folder: bench --questions --set DIR</source>
        <translation>请指定其文件夹：bench --questions --set DIR</translation>
    </message>
    <message>
        <source>Save it as UTF-8 and try again.</source>
        <translation>请保存为 UTF-8 后重试。</translation>
    </message>
    <message>
        <source>The true answers could not be computed: {why}</source>
        <translation>无法计算正确答案：{why}</translation>
    </message>
    <message>
        <source>There is no set of questions in “{folder}”.</source>
        <translation>“{folder}”中没有问题集。</translation>
    </message>
    <message>
        <source>“{file}” is not a UTF-8 text.</source>
        <translation>“{file}”不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>“{file}” is not a listing.</source>
        <translation>“{file}”不是商品文案。</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Back to the text</source>
        <translation>返回文案</translation>
    </message>
    <message>
        <source>Compared with the approved text. Struck out: goes. Underlined: comes.</source>
        <translation>与已批准的文案对比。划线为删去，下划线为新增。</translation>
    </message>
    <message>
        <source>Compared with the text of your file. Struck out: goes. Underlined: comes.</source>
        <translation>与您文件中的文案对比。划线为删去，下划线为新增。</translation>
    </message>
    <message>
        <source>There is no other text yet: all of this is new.</source>
        <translation>还没有其他文案，这里全部是新内容。</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>(and %Ln more)</source>
        <translation>
            <numerusform>（另有 %Ln 个）</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask about your catalogue, or paste a customer&apos;s message</source>
        <translation>输入关于商品目录的问题，或粘贴客户的消息</translation>
    </message>
    <message>
        <source>Asked next: “{question}”</source>
        <translation>接下来会问：“{question}”</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>取消修改</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>You are editing a question. Sending it replaces what followed.</source>
        <translation>正在修改问题。重新发送后，其后的对话会被替换。</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>您的问题</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>Delete this conversation</source>
        <translation>删除此对话</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Rename this conversation (F2)</source>
        <translation>重命名此对话（F2）</translation>
    </message>
    <message>
        <source>Save this conversation as a file</source>
        <translation>将此对话保存为文件</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation>显示或隐藏对话列表</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Answer: {text}</source>
        <translation>回答：{text}</translation>
    </message>
    <message>
        <source>Kept as an example.</source>
        <translation>已存为示例。</translation>
    </message>
    <message>
        <source>The answer was copied.</source>
        <translation>回答已复制。</translation>
    </message>
    <message>
        <source>The example was taken back.</source>
        <translation>示例已收回。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ConversationsModel</name>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{title}, an answer is being written</source>
        <translation>{title}，正在撰写回答</translation>
    </message>
</context>
<context>
    <name>ConversationsPanel</name>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>The conversations could not be read.</source>
        <translation>对话无法读取。</translation>
    </message>
    <message>
        <source>Your conversations will appear here.</source>
        <translation>您的对话会显示在这里。</translation>
    </message>
</context>
<context>
    <name>CorrectionBox</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>What would have been right? It is kept as an example on this PC.</source>
        <translation>正确的回答应该是什么？将作为示例保存在本机。</translation>
    </message>
</context>
<context>
    <name>CrashWatch</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Last time, Merchant Assistant ended without being closed.</source>
        <translation>商家助手上次没有正常关闭。</translation>
    </message>
    <message>
        <source>Your work is here. If it happens again, copy the details and send them to whoever helps you.</source>
        <translation>您的内容都还在。如果再次出现，请复制详情，发给为您提供帮助的人。</translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show the whole message</source>
        <translation>显示全文</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message numerus="yes">
        <source>%Ln fact(s) contradict your data.</source>
        <translation>
            <numerusform>%Ln 处内容与您的资料不符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve anyway</source>
        <translation>仍要批准</translation>
    </message>
    <message>
        <source>Approved: {title}</source>
        <translation>已批准：{title}</translation>
    </message>
    <message>
        <source>Rejected: {title}</source>
        <translation>已拒绝：{title}</translation>
    </message>
    <message>
        <source>Taken back: {title}</source>
        <translation>已撤销：{title}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>With %Ln statement(s) that your data do not prove.</source>
        <translation>
            <numerusform>其中有 %Ln 项内容在资料中没有依据。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重新撰写</translation>
    </message>
    <message>
        <source>You edited this draft. A new one would take its place.</source>
        <translation>您修改过这份草稿。重新撰写会替换它。</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%Ln products are one now.</source>
        <translation>
            <numerusform>%Ln 件商品已合并为一件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back: it is as it was before.</source>
        <translation>已撤销，恢复原样。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{model} is loaded again with the next text.</source>
        <translation>撰写下一份文案时会重新加载 {model}。</translation>
    </message>
    <message>
        <source>“History” above the table takes it back later too.</source>
        <translation>以后也可以在表格上方的“历史记录”中撤销。</translation>
    </message>
    <message>
        <source>“{name}” was removed.</source>
        <translation>“{name}”已移除。</translation>
    </message>
    <message>
        <source>“{product}” added.</source>
        <translation>“{product}”已添加。</translation>
    </message>
    <message numerus="yes">
        <source>“{product}” and %Ln more deleted.</source>
        <translation>
            <numerusform>“{product}”及另外 %Ln 件已删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{product}” deleted.</source>
        <translation>“{product}”已删除。</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Check sum (SHA-256)</source>
        <translation>校验和（SHA-256）</translation>
    </message>
    <message>
        <source>Exact size</source>
        <translation>精确大小</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Name here</source>
        <translation>程序内名称</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not on this PC</source>
        <translation>不在这台电脑上</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>What is different</source>
        <translation>不同之处</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%Ln document(s) can be quoted from now on.</source>
        <translation>
            <numerusform>现在起可以引用 %Ln 份文档。</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask in the chat what is said there.</source>
        <translation>可以在对话中询问里面写了什么。</translation>
    </message>
    <message>
        <source>Reading a document</source>
        <translation>正在读取文档</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{file}” can be quoted from now on.</source>
        <translation>现在起可以引用“{file}”。</translation>
    </message>
</context>
<context>
    <name>DocumentsModel</name>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>查找方式</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>段落数</translation>
    </message>
    <message>
        <source>words</source>
        <translation>字词</translation>
    </message>
    <message>
        <source>words and meaning</source>
        <translation>字词和含义</translation>
    </message>
</context>
<context>
    <name>DocumentsRoom</name>
    <message numerus="yes">
        <source>%Ln document(s) can be quoted from now on.</source>
        <translation>
            <numerusform>现在起可以引用 %Ln 份文档。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>添加文档</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{file}” is quoted no longer.</source>
        <translation>不再引用“{file}”。</translation>
    </message>
</context>
<context>
    <name>DocumentsTable</name>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
</context>
<context>
    <name>DraftActions</name>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Fix and approve</source>
        <translation>改正并批准</translation>
    </message>
    <message>
        <source>Put what your data say in the place of what they deny, then approve</source>
        <translation>用您资料中的内容替换不符之处，然后批准</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重新撰写</translation>
    </message>
</context>
<context>
    <name>DraftAll</name>
    <message numerus="yes">
        <source>%Ln draft(s) could not be written.</source>
        <translation>
            <numerusform>有 %Ln 份草稿未能写成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) written.</source>
        <translation>
            <numerusform>已撰写 %Ln 份草稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>The drafts that were under way are begun again. Those that are done stay.</source>
        <translation>正在撰写的草稿会重新开始，已写好的草稿会保留。</translation>
    </message>
    <message>
        <source>The model stopped unexpectedly and was started anew.</source>
        <translation>模型意外停止，已重新启动。</translation>
    </message>
</context>
<context>
    <name>DraftAllButton</name>
    <message numerus="yes">
        <source>Draft all %Ln …</source>
        <translation>
            <numerusform>撰写全部 %Ln 件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft many …</source>
        <translation>批量撰写…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pausing …</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>Write a listing for each product that has none yet.</source>
        <translation>为每件还没有文案的商品撰写文案。</translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>Compare the draft with the present text</source>
        <translation>将草稿与现有文案对比</translation>
    </message>
    <message>
        <source>Copy the text of the draft</source>
        <translation>复制草稿全文</translation>
    </message>
    <message>
        <source>Earlier versions of the draft</source>
        <translation>草稿的早期版本</translation>
    </message>
    <message>
        <source>Put the values of your data into the draft and approve it</source>
        <translation>将资料中的值放入草稿并批准</translation>
    </message>
    <message>
        <source>Reject the draft</source>
        <translation>拒绝草稿</translation>
    </message>
    <message>
        <source>The text is on the clipboard.</source>
        <translation>文案已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Write the draft again in another manner</source>
        <translation>换一种写法重写草稿</translation>
    </message>
</context>
<context>
    <name>DraftHead</name>
    <message numerus="yes">
        <source>%Ln contradicted</source>
        <translation>
            <numerusform>%Ln 处与资料不符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not in your data</source>
        <translation>
            <numerusform>%Ln 处资料未提及</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proven</source>
        <translation>
            <numerusform>%Ln 处已证实</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Draft: {product}</source>
        <translation>草稿：{product}</translation>
    </message>
    <message>
        <source>Edited by you</source>
        <translation>您已修改</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>未写成</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在撰写…</translation>
    </message>
</context>
<context>
    <name>DraftMany</name>
    <message numerus="yes">
        <source>%Ln draft(s).</source>
        <translation>
            <numerusform>%Ln 份草稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>没有需要撰写的。</translation>
    </message>
</context>
<context>
    <name>DraftNote</name>
    <message>
        <source>Reads nearly the same as the draft of {sku}.</source>
        <translation>与 {sku} 的草稿几乎相同。</translation>
    </message>
    <message>
        <source>Rejected: {reason}</source>
        <translation>已拒绝：{reason}</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>What the model wrote cannot be used. Have it written again, or write it yourself.</source>
        <translation>模型写出的内容无法使用。请重写，或自己撰写。</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重写</translation>
    </message>
    <message>
        <source>Your data changed since this was written.</source>
        <translation>撰写之后，您的资料有了变化。</translation>
    </message>
    <message>
        <source>Your data changed since this was written: {changes}</source>
        <translation>撰写之后，您的资料有了变化：{changes}</translation>
    </message>
</context>
<context>
    <name>DraftState</name>
    <message>
        <source>All products</source>
        <translation>全部商品</translation>
    </message>
    <message>
        <source>All proven</source>
        <translation>全部证实</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Data changed</source>
        <translation>资料已变</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>需要审核</translation>
    </message>
    <message>
        <source>No draft</source>
        <translation>没有草稿</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>未写成</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在撰写…</translation>
    </message>
    <message>
        <source>{count} contradicted</source>
        <translation>{count} 处不符</translation>
    </message>
    <message>
        <source>{count} not in your data</source>
        <translation>{count} 处资料未提及</translation>
    </message>
    <message>
        <source>{count} to correct</source>
        <translation>{count} 处待改正</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>{count} 处待看</translation>
    </message>
    <message>
        <source>{state}, {count} contradicted</source>
        <translation>{state}，{count} 处不符</translation>
    </message>
    <message>
        <source>{state}, {count} not in your data</source>
        <translation>{state}，{count} 处资料未提及</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message numerus="yes">
        <source>%Ln draft(s) wait for you.</source>
        <translation>
            <numerusform>%Ln 份草稿等您处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Drafts to approve</source>
        <translation>待批准的草稿</translation>
    </message>
    <message>
        <source>Look through them</source>
        <translation>逐份查看</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>打开 {title}</translation>
    </message>
</context>
<context>
    <name>DraftsSection</name>
    <message>
        <source>Its rules are kept: lengths, forbidden words, number of bullets.</source>
        <translation>遵守该平台的规则：长度、禁用词、卖点条数。</translation>
    </message>
    <message>
        <source>Language of drafts</source>
        <translation>草稿语言</translation>
    </message>
    <message>
        <source>New drafts</source>
        <translation>新草稿</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>The product&apos;s language</source>
        <translation>跟随商品语言</translation>
    </message>
    <message>
        <source>What they are written for at first. Listings lets you choose.</source>
        <translation>新草稿默认使用的平台和语言，在“商品文案”中可以另选。</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Drop your catalogue here</source>
        <translation>把商品目录拖到这里</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
</context>
<context>
    <name>DropWords</name>
    <message numerus="yes">
        <source>%Ln document(s): {names}</source>
        <translation>
            <numerusform>%Ln 份文档：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are not read: {names}</source>
        <translation>
            <numerusform>%Ln 个文件不支持读取：{names}</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the names of files</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Answers in the chat can quote it, with the page. It is read on this PC only.</source>
        <translation>对话中的回答可以引用它并注明页码。文档只在本机读取。</translation>
    </message>
    <message>
        <source>Answers in the chat can quote them, with the page. They are read on this PC only.</source>
        <translation>对话中的回答可以引用它们并注明页码。文档只在本机读取。</translation>
    </message>
    <message numerus="yes">
        <source>Drop %Ln files</source>
        <translation>
            <numerusform>拖放 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop it anywhere</source>
        <translation>拖放到任意位置</translation>
    </message>
    <message>
        <source>Drop to add this model</source>
        <translation>松开即可添加此模型</translation>
    </message>
    <message>
        <source>Drop to answer this e-mail</source>
        <translation>松开即可回复此邮件</translation>
    </message>
    <message>
        <source>Drop to let answers quote this document</source>
        <translation>松开即可让回答引用此文档</translation>
    </message>
    <message>
        <source>Drop to look into this folder</source>
        <translation>松开即可查看此文件夹</translation>
    </message>
    <message>
        <source>Drop to read this catalogue</source>
        <translation>松开即可读取此商品目录</translation>
    </message>
    <message>
        <source>Drop to restore this backup</source>
        <translation>松开即可恢复此备份</translation>
    </message>
    <message>
        <source>Each is looked at by itself.</source>
        <translation>每个文件会单独检查。</translation>
    </message>
    <message>
        <source>Export it again and drop the new file.</source>
        <translation>请重新导出，再拖入新文件。</translation>
    </message>
    <message>
        <source>In the folder “{folder}” is nothing that is read.</source>
        <translation>文件夹“{folder}”中没有可读取的内容。</translation>
    </message>
    <message>
        <source>It is checked and added to the models on this PC; your file stays where it is.</source>
        <translation>文件会先经过检查，再加入这台电脑的模型；原文件留在原处。</translation>
    </message>
    <message>
        <source>It is checked first; your file stays where it is.</source>
        <translation>文件会先经过检查；原文件留在原处。</translation>
    </message>
    <message>
        <source>It is read on this PC; your file stays where it is.</source>
        <translation>文档在本机读取，原文件不会移动。</translation>
    </message>
    <message>
        <source>Nothing is read before you say so.</source>
        <translation>在您确认之前不会读取任何内容。</translation>
    </message>
    <message>
        <source>Restoring it replaces what is here now. You are asked once more before that.</source>
        <translation>恢复会替换现有内容，届时会再次请您确认。</translation>
    </message>
    <message numerus="yes">
        <source>The folder “{folder}” holds %Ln table(s).</source>
        <translation>
            <numerusform>文件夹“{folder}”中有 %Ln 个表格。</numerusform>
        </translation>
    </message>
    <message>
        <source>These can be dropped: the export of your shop or a price list (CSV, TSV, XLSX, XLS, ODS, XML, JSON), a model file, a document to be quoted (PDF, DOCX, HTML, Markdown, text), or a backup made here.</source>
        <translation>可以拖入：店铺导出文件或价格表（CSV、TSV、XLSX、XLS、ODS、XML、JSON）、模型文件、供引用的文档（PDF、DOCX、HTML、Markdown、纯文本），或在此生成的备份。</translation>
    </message>
    <message>
        <source>They are read one after the other, and each asks before it is saved.</source>
        <translation>文件会逐个读取，每个文件保存前都会请您确认。</translation>
    </message>
    <message>
        <source>What it is will be recognised.</source>
        <translation>会自动识别文件类型。</translation>
    </message>
    <message>
        <source>You are asked before anything is replaced.</source>
        <translation>替换任何内容之前，都会请您确认。</translation>
    </message>
    <message>
        <source>You see the message before a reply is written.</source>
        <translation>撰写回复之前会先显示消息。</translation>
    </message>
    <message>
        <source>You see what is in it before anything is saved.</source>
        <translation>保存前，您可以先查看其中的内容。</translation>
    </message>
    <message>
        <source>“{file}”</source>
        <translation>“{file}”</translation>
    </message>
    <message>
        <source>“{file}” is a backup.</source>
        <translation>“{file}”是备份。</translation>
    </message>
    <message>
        <source>“{file}” is a document.</source>
        <translation>“{file}”是一份文档。</translation>
    </message>
    <message>
        <source>“{file}” is a model for writing ({size}).</source>
        <translation>“{file}”是用于写作的模型（{size}）。</translation>
    </message>
    <message>
        <source>“{file}” is a picture, which is not read.</source>
        <translation>“{file}”是图片，不支持读取。</translation>
    </message>
    <message>
        <source>“{file}” is empty.</source>
        <translation>“{file}”是空的。</translation>
    </message>
    <message>
        <source>“{file}” is not read.</source>
        <translation>不支持读取“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” looks like orders, which are not read yet.</source>
        <translation>“{file}”看起来是订单，目前还不支持读取。</translation>
    </message>
    <message>
        <source>“{file}” looks like reviews, which are not read yet.</source>
        <translation>“{file}”看起来是评价，目前还不支持读取。</translation>
    </message>
</context>
<context>
    <name>Drops</name>
    <message>
        <source>Add it</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add to knowledge</source>
        <translation>添加到知识库</translation>
    </message>
    <message>
        <source>Read as a catalogue</source>
        <translation>作为商品目录读取</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>恢复…</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Add its file again: models add FILE</source>
        <translation>请重新添加它的文件：models add FILE</translation>
    </message>
    <message>
        <source>An adapter cannot be named “{name}”.</source>
        <translation>适配器不能命名为“{name}”。</translation>
    </message>
    <message>
        <source>Another process is working on “{model}”.</source>
        <translation>另一个进程正在处理“{model}”。</translation>
    </message>
    <message>
        <source>Ask whoever keeps the server. Nothing was sent to it.</source>
        <translation>请联系服务器管理员。没有向它发送任何内容。</translation>
    </message>
    <message>
        <source>Check that it is on, that the address is right, and that this PC is in its network.</source>
        <translation>请检查服务器是否已开机、地址是否正确，以及这台电脑是否与它在同一网络中。</translation>
    </message>
    <message>
        <source>Check the address in the Settings. It needs the kind of access that OpenAI&apos;s servers have.</source>
        <translation>请在“设置”中检查地址。服务器需要提供与 OpenAI 相同的访问方式。</translation>
    </message>
    <message>
        <source>Check the connection and try again: it goes on where it stopped. Or bring the file from another PC and add it (models add FILE).</source>
        <translation>请检查网络连接后重试，会从中断处继续。也可以从另一台电脑复制文件再添加（models add FILE）。</translation>
    </message>
    <message>
        <source>Check the connection in the Settings and choose one of its models.</source>
        <translation>请在“设置”中检查连接，并选择该服务器上的一个模型。</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Choose a folder with config.json, tokenizer.json and weights as safetensors.</source>
        <translation>请选择包含 config.json、tokenizer.json 和 safetensors 权重文件的文件夹。</translation>
    </message>
    <message>
        <source>Choose a model and try again.</source>
        <translation>请选择模型后重试。</translation>
    </message>
    <message>
        <source>Choose a model for texts (chat): models list</source>
        <translation>请选择用于撰写文案的模型（chat）：models list</translation>
    </message>
    <message>
        <source>Choose another file, or make the adapter again.</source>
        <translation>请选择其他文件，或重新制作适配器。</translation>
    </message>
    <message>
        <source>Choose another model of the server in the Settings, or tell whoever keeps it.</source>
        <translation>请在“设置”中选择该服务器上的其他模型，或告知服务器管理员。</translation>
    </message>
    <message>
        <source>Choose another model of the server in the Settings.</source>
        <translation>请在“设置”中选择该服务器上的其他模型。</translation>
    </message>
    <message>
        <source>Choose another model on the Models page.</source>
        <translation>请在“模型”页面选择其他模型。</translation>
    </message>
    <message>
        <source>Choose another model, or fetch this one again (models get).</source>
        <translation>请选择其他模型，或重新下载此模型（models get）。</translation>
    </message>
    <message>
        <source>Choose another model; or have it checked and tried again: models verify {model}</source>
        <translation>请选择其他模型；也可以检查后再试一次：models verify {model}</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>请从以下各项中选择：{names}。</translation>
    </message>
    <message>
        <source>Choose the file of a whole model.</source>
        <translation>请选择完整模型的文件。</translation>
    </message>
    <message>
        <source>Choose the model that it was made for.</source>
        <translation>请选择与它配套的模型。</translation>
    </message>
    <message>
        <source>Choose the processor for it, or update the card&apos;s driver.</source>
        <translation>请改用处理器运行，或更新显卡驱动程序。</translation>
    </message>
    <message>
        <source>Chosen by the program</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>Close it and open it again.</source>
        <translation>请关闭后重新打开。</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller model, and try again.</source>
        <translation>请关闭其他程序或选择较小的模型，然后重试。</translation>
    </message>
    <message>
        <source>Close other programs, check the data folder, and try again.</source>
        <translation>请关闭其他程序，检查数据文件夹，然后重试。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>Did you mean {model}?</source>
        <translation>您要找的是 {model} 吗？</translation>
    </message>
    <message>
        <source>Enter its address in the Settings, or let this PC write.</source>
        <translation>请在“设置”中输入服务器地址，或改由这台电脑撰写。</translation>
    </message>
    <message>
        <source>Enter the key again in the Settings; whoever keeps the server has it.</source>
        <translation>请在“设置”中重新输入密钥；密钥可向服务器管理员索取。</translation>
    </message>
    <message>
        <source>Fetch it again. If that does not help, run the set-up again.</source>
        <translation>请重新下载。如果问题仍在，请重新运行安装程序。</translation>
    </message>
    <message>
        <source>Fetch it again: models get {model}</source>
        <translation>请重新下载：models get {model}</translation>
    </message>
    <message>
        <source>Fetch it on the Models page.</source>
        <translation>请在“模型”页面下载。</translation>
    </message>
    <message>
        <source>Fetch it: models get {model}</source>
        <translation>请下载：models get {model}</translation>
    </message>
    <message>
        <source>Fetch one: models get</source>
        <translation>可获取一个：models get</translation>
    </message>
    <message>
        <source>Fetch the model again (models get), or choose another file.</source>
        <translation>请重新下载模型（models get），或选择其他文件。</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Fetching part {number} of {parts}</source>
        <translation>正在下载第 {number} 部分，共 {parts} 部分</translation>
    </message>
    <message>
        <source>Free some space, or choose another models folder (MERCHANT_ASSISTANT_MODELS).</source>
        <translation>请腾出一些空间，或选择其他模型文件夹（MERCHANT_ASSISTANT_MODELS）。</translation>
    </message>
    <message>
        <source>Get that model first.</source>
        <translation>请先下载该模型。</translation>
    </message>
    <message>
        <source>Graphics card: {name}</source>
        <translation>显卡：{name}</translation>
    </message>
    <message>
        <source>Graphics card: {name}, {size} GB</source>
        <translation>显卡：{name}，{size} GB</translation>
    </message>
    <message>
        <source>Graphics inside the processor: {name}</source>
        <translation>集成显卡：{name}</translation>
    </message>
    <message>
        <source>If that is right, enter it in the Settings.</source>
        <translation>如果该地址正确，请在“设置”中输入。</translation>
    </message>
    <message>
        <source>It looks like http://192.168.1.20:8080 or https://models.example.com.</source>
        <translation>正确的地址形如 http://192.168.1.20:8080 或 https://models.example.com。</translation>
    </message>
    <message>
        <source>Let this PC do it: turn the server off in the Settings.</source>
        <translation>请改由这台电脑完成：在“设置”中停用服务器。</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未加载模型。</translation>
    </message>
    <message>
        <source>No server is set up.</source>
        <translation>还没有设置服务器。</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Processor: {name}</source>
        <translation>处理器：{name}</translation>
    </message>
    <message>
        <source>Remove it, and make the adapter again.</source>
        <translation>请将其移除，然后重新制作适配器。</translation>
    </message>
    <message>
        <source>Run the set-up again.</source>
        <translation>请重新运行安装程序。</translation>
    </message>
    <message>
        <source>Run the set-up with everything (setup --all), or choose another model.</source>
        <translation>请重新安装并包含全部组件（setup --all），或选择其他模型。</translation>
    </message>
    <message>
        <source>Shorten the text and try again.</source>
        <translation>请缩短文本后重试。</translation>
    </message>
    <message>
        <source>Shorten the text, or choose another model.</source>
        <translation>请缩短文本，或选择其他模型。</translation>
    </message>
    <message>
        <source>That is slower. The card is tried again after an update of its driver, or when you choose it.</source>
        <translation>这样会慢一些。更新显卡驱动程序后，或您重新选择显卡时，会再次尝试使用它。</translation>
    </message>
    <message>
        <source>The adapter “{name}” does not fit the model “{model}”.</source>
        <translation>适配器“{name}”与模型“{model}”不匹配。</translation>
    </message>
    <message>
        <source>The adapter “{name}” was made for another model.</source>
        <translation>适配器“{name}”是为另一个模型制作的。</translation>
    </message>
    <message>
        <source>The command “models list” shows all.</source>
        <translation>命令“models list”会列出全部模型。</translation>
    </message>
    <message>
        <source>The connection to the server broke off in the middle of an answer.</source>
        <translation>与服务器的连接在回答中途断开了。</translation>
    </message>
    <message>
        <source>The connection to {host} is not safe: its certificate does not hold.</source>
        <translation>与 {host} 的连接不安全：服务器的证书无效。</translation>
    </message>
    <message>
        <source>The file of the adapter “{name}” is damaged.</source>
        <translation>适配器“{name}”的文件已损坏。</translation>
    </message>
    <message>
        <source>The file of the model “{model}” is damaged.</source>
        <translation>模型“{model}”的文件已损坏。</translation>
    </message>
    <message>
        <source>The folder “{folder}” does not hold a whole model.</source>
        <translation>文件夹“{folder}”中没有完整的模型。</translation>
    </message>
    <message>
        <source>The graphics card could not run the model.</source>
        <translation>显卡无法运行该模型。</translation>
    </message>
    <message>
        <source>The graphics card that was chosen for the model is not there. Another device does its work.</source>
        <translation>找不到为模型选择的显卡，现已改用其他硬件运行。</translation>
    </message>
    <message>
        <source>The graphics card “{name}” could not run the model. The processor does it now.</source>
        <translation>显卡“{name}”无法运行该模型，现已改用处理器。</translation>
    </message>
    <message>
        <source>The libraries that run this model (torch and transformers) are not on this PC.</source>
        <translation>这台电脑上没有运行此模型所需的库（torch 和 transformers）。</translation>
    </message>
    <message>
        <source>The model cannot be started: {error}.</source>
        <translation>模型无法启动：{error}。</translation>
    </message>
    <message>
        <source>The model could not do this.</source>
        <translation>模型未能完成这项工作。</translation>
    </message>
    <message>
        <source>The model stopped answering.</source>
        <translation>模型没有响应。</translation>
    </message>
    <message>
        <source>The model stopped unexpectedly each time it worked on this.</source>
        <translation>模型每次处理这项内容都意外停止。</translation>
    </message>
    <message>
        <source>The model stopped unexpectedly.</source>
        <translation>模型意外停止。</translation>
    </message>
    <message>
        <source>The model that finds texts by their meaning is not on this PC yet.</source>
        <translation>这台电脑上还没有按含义查找文本的模型。</translation>
    </message>
    <message>
        <source>The model was stopped.</source>
        <translation>模型已停止。</translation>
    </message>
    <message>
        <source>The model “{model}” does not compute as it should on this PC.</source>
        <translation>模型“{model}”在这台电脑上的计算结果不正确。</translation>
    </message>
    <message>
        <source>The model “{model}” finds texts by their meaning; it writes none.</source>
        <translation>模型“{model}”用于按含义查找文本，不能撰写文案。</translation>
    </message>
    <message>
        <source>The model “{model}” is not on this PC yet.</source>
        <translation>这台电脑上还没有模型“{model}”。</translation>
    </message>
    <message>
        <source>The model “{model}” was set aside: it stopped unexpectedly each time it was loaded.</source>
        <translation>模型“{model}”已停用：它每次加载都意外停止。</translation>
    </message>
    <message>
        <source>The model&apos;s own chat template cannot be used.</source>
        <translation>该模型自带的对话模板无法使用。</translation>
    </message>
    <message>
        <source>The part that runs models (llama.cpp) does not work on this PC.</source>
        <translation>运行模型的组件（llama.cpp）在这台电脑上无法工作。</translation>
    </message>
    <message>
        <source>The program was updated while it was open.</source>
        <translation>程序在打开期间更新过。</translation>
    </message>
    <message>
        <source>The server does not accept the key.</source>
        <translation>服务器不接受此密钥。</translation>
    </message>
    <message>
        <source>The server does not accept what was asked ({status}).</source>
        <translation>服务器不接受这次请求（{status}）。</translation>
    </message>
    <message>
        <source>The server does not know the model “{model}”.</source>
        <translation>服务器上没有模型“{model}”。</translation>
    </message>
    <message>
        <source>The server has too much to do at the moment.</source>
        <translation>服务器目前太忙。</translation>
    </message>
    <message>
        <source>The server met a fault of its own ({status}).</source>
        <translation>服务器自身发生故障（{status}）。</translation>
    </message>
    <message>
        <source>The server sends on to another address: {host}. Nothing was sent there.</source>
        <translation>服务器要求转到另一个地址：{host}。没有向该地址发送任何内容。</translation>
    </message>
    <message>
        <source>The server {host} cannot be reached.</source>
        <translation>无法连接到服务器 {host}。</translation>
    </message>
    <message>
        <source>The server {host} has stopped answering.</source>
        <translation>服务器 {host} 没有响应。</translation>
    </message>
    <message>
        <source>The server&apos;s answer does not have the form that was asked for.</source>
        <translation>服务器的回答不符合所要求的格式。</translation>
    </message>
    <message>
        <source>The system ended the model, probably because memory ran out.</source>
        <translation>系统结束了模型的运行，很可能是因为内存不足。</translation>
    </message>
    <message>
        <source>The text is longer than the model can read at once.</source>
        <translation>文本超出了模型一次能读取的长度。</translation>
    </message>
    <message>
        <source>The wanted form of the answer cannot be used.</source>
        <translation>不支持所要求的回答格式。</translation>
    </message>
    <message>
        <source>There is no adapter “{name}”.</source>
        <translation>没有适配器“{name}”。</translation>
    </message>
    <message>
        <source>There is no device “{name}” here.</source>
        <translation>这台电脑上没有设备“{name}”。</translation>
    </message>
    <message>
        <source>There is no model “{model}”.</source>
        <translation>没有模型“{model}”。</translation>
    </message>
    <message>
        <source>There is no model.</source>
        <translation>没有模型。</translation>
    </message>
    <message>
        <source>There is not enough free memory for this model.</source>
        <translation>可用内存不足以运行此模型。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk for “{model}”: it needs {size} GB.</source>
        <translation>磁盘空间不足以存放“{model}”：需要 {size} GB。</translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation>没有可回答的内容。</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>这不是服务器的地址。</translation>
    </message>
    <message>
        <source>This kind of model is not known here.</source>
        <translation>不支持此类模型。</translation>
    </message>
    <message>
        <source>This model cannot do that.</source>
        <translation>此模型不支持这项功能。</translation>
    </message>
    <message>
        <source>This server cannot do that.</source>
        <translation>此服务器不支持这项功能。</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>请一分钟后重试。</translation>
    </message>
    <message>
        <source>Try again later, or tell whoever keeps the server.</source>
        <translation>请稍后重试，或告知服务器管理员。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Try again. If it stays so, tell whoever keeps the server.</source>
        <translation>请重试。如果仍然如此，请告知服务器管理员。</translation>
    </message>
    <message>
        <source>Try again: it starts anew by itself.</source>
        <translation>请重试，模型会自动重新启动。</translation>
    </message>
    <message>
        <source>Use a simpler JSON Schema.</source>
        <translation>请使用更简单的 JSON Schema。</translation>
    </message>
    <message>
        <source>Use it with {model}, as it was when the adapter was made.</source>
        <translation>请配合制作适配器时所用的 {model} 使用。</translation>
    </message>
    <message>
        <source>Use letters, digits, spaces and hyphens, 60 at most.</source>
        <translation>请使用字母、数字、空格和连字符，最多 60 个字符。</translation>
    </message>
    <message>
        <source>Wait until it has finished and try again.</source>
        <translation>请等它完成后重试。</translation>
    </message>
    <message>
        <source>Wait until that is done and try again.</source>
        <translation>请等它完成后重试。</translation>
    </message>
    <message>
        <source>What answers at {host} is no server for texts.</source>
        <translation>{host} 上运行的不是能撰写文案的服务器。</translation>
    </message>
    <message>
        <source>What was learned works only together with the model it was learned for.</source>
        <translation>学到的文风只能配合当初学习时所用的模型使用。</translation>
    </message>
    <message>
        <source>When the card is back, it is used again.</source>
        <translation>显卡恢复后会重新使用。</translation>
    </message>
    <message>
        <source>Write something and try again.</source>
        <translation>请输入内容后重试。</translation>
    </message>
    <message>
        <source>{name} ({number})</source>
        <translation>{name}（{number}）</translation>
    </message>
    <message>
        <source>{name}: not there now</source>
        <translation>{name}：当前找不到</translation>
    </message>
    <message>
        <source>“{file}” is being changed.</source>
        <translation>“{file}”正在被修改。</translation>
    </message>
    <message>
        <source>“{file}” is not a model.</source>
        <translation>“{file}”不是模型。</translation>
    </message>
    <message>
        <source>“{file}” is not a whole adapter.</source>
        <translation>“{file}”不是完整的适配器文件。</translation>
    </message>
    <message>
        <source>“{file}” is not a whole model file.</source>
        <translation>“{file}”不是完整的模型文件。</translation>
    </message>
    <message>
        <source>“{file}” is only a part of a model.</source>
        <translation>“{file}”只是模型的一部分。</translation>
    </message>
    <message>
        <source>“{model}” could not be fetched.</source>
        <translation>未能下载“{model}”。</translation>
    </message>
</context>
<context>
    <name>EngineNotices</name>
    <message>
        <source>Try the card again</source>
        <translation>重试显卡</translation>
    </message>
</context>
<context>
    <name>EraseSection</name>
    <message>
        <source>Erase</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>清除全部</translation>
    </message>
    <message>
        <source>Erase everything …</source>
        <translation>清除全部…</translation>
    </message>
    <message>
        <source>Products, drafts, conversations, settings, automatic backups and logs. Models stay.</source>
        <translation>商品、草稿、对话、设置、自动备份和日志。模型会保留。</translation>
    </message>
</context>
<context>
    <name>ExactView</name>
    <message>
        <source>All {count} in the catalogue</source>
        <translation>在目录中查看全部 {count} 项</translation>
    </message>
    <message>
        <source>Ask again without “{filter}”</source>
        <translation>去掉“{filter}”重新提问</translation>
    </message>
    <message>
        <source>Forget what “{word}” means</source>
        <translation>忘记“{word}”的意思</translation>
    </message>
    <message>
        <source>Show in the catalogue</source>
        <translation>在目录中显示</translation>
    </message>
    <message>
        <source>Show the first {all}</source>
        <translation>显示前 {all} 项</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 项</translation>
    </message>
    <message>
        <source>The first {shown} of {count}</source>
        <translation>前 {shown} 项，共 {count} 项</translation>
    </message>
    <message>
        <source>What this answer rests on</source>
        <translation>此回答的依据</translation>
    </message>
    <message>
        <source>What was looked for: {query}</source>
        <translation>查找内容：{query}</translation>
    </message>
    <message>
        <source>“{word}”: {meaning}</source>
        <translation>“{word}”：{meaning}</translation>
    </message>
</context>
<context>
    <name>Expected</name>
    <message>
        <source>A guess: known better once some are written.</source>
        <translation>粗略估计，写好几份之后会更准。</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln an hour on this PC, ready about {time}.</source>
        <translation>
            <numerusform>这台电脑每小时约 %Ln 份，大约 {time} 完成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln an hour on your server, ready about {time}.</source>
        <translation>
            <numerusform>团队服务器每小时约 %Ln 份，大约 {time} 完成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln draft(s) an hour: ready about {time}.</source>
        <translation>
            <numerusform>每小时约 %Ln 份草稿，预计 {time} 完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>How long that takes will be known once it has begun.</source>
        <translation>开始之后才能知道需要多久。</translation>
    </message>
    <message>
        <source>Ready in about a minute.</source>
        <translation>大约一分钟后完成。</translation>
    </message>
    <message>
        <source>about {hours} h</source>
        <translation>约 {hours} 小时</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min</source>
        <translation>约 {hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln of them contradict(s) your data: look at them before you export.</source>
        <translation>
            <numerusform>其中 %Ln 份与资料不符，导出前请看一下。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them with a text of a draft in place of the imported one.</source>
        <translation>
            <numerusform>其中 %Ln 件用草稿的文案替换导入的文案。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) will be written.</source>
        <translation>
            <numerusform>将写出 %Ln 件商品。</numerusform>
        </translation>
    </message>
    <message>
        <source>All texts are as they were imported.</source>
        <translation>全部文案与导入时相同。</translation>
    </message>
    <message numerus="yes">
        <source>Also the sample’s %Ln product(s)</source>
        <translation>
            <numerusform>同时导出示例中的 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved drafts</source>
        <translation>已批准的草稿</translation>
    </message>
    <message>
        <source>As imported</source>
        <translation>导入时的原文</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>选择保存位置</translation>
    </message>
    <message>
        <source>Each product’s own</source>
        <translation>各商品自己的语言</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export your catalogue</source>
        <translation>导出商品目录</translation>
    </message>
    <message>
        <source>For</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Newest drafts, also those not approved</source>
        <translation>最新草稿，包括未批准的</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文案</translation>
    </message>
    <message numerus="yes">
        <source>The data of %Ln of these changed since it was written.</source>
        <translation>
            <numerusform>其中 %Ln 份撰写之后资料有了变化。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such draft yet, so all texts are as they were imported.</source>
        <translation>还没有这样的草稿，所以全部文案与导入时相同。</translation>
    </message>
    <message>
        <source>Where a draft is used, it takes the place of the imported text.</source>
        <translation>使用草稿之处，草稿会替换导入的文案。</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message numerus="yes">
        <source>%Ln of them with a text from here, the others as imported.</source>
        <translation>
            <numerusform>其中 %Ln 件使用了这里撰写的文案，其余保留导入时的文案。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) written to “{file}”.</source>
        <translation>
            <numerusform>%Ln 件商品已写入“{file}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) have no column in this file; they stay in your catalogue.</source>
        <translation>
            <numerusform>有 %Ln 个值在此文件中没有对应的列，仍保留在商品目录中。</numerusform>
        </translation>
    </message>
    <message>
        <source>All texts are as they were imported.</source>
        <translation>所有文案都保留导入时的原文。</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>换一个名称</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>JSON lists</source>
        <translation>JSON 列表</translation>
    </message>
    <message>
        <source>Product catalogue</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>Tables with tabs</source>
        <translation>制表符分隔的表格</translation>
    </message>
    <message>
        <source>Text tables</source>
        <translation>文本表格</translation>
    </message>
    <message>
        <source>Workbooks</source>
        <translation>工作簿</translation>
    </message>
</context>
<context>
    <name>FactEdits</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{name} saved. Later imports leave it as you typed it.</source>
        <translation>{name}已保存。以后再导入，也会保留您填写的内容。</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Back to no value</source>
        <translation>恢复为空</translation>
    </message>
    <message>
        <source>Back to “{value}”</source>
        <translation>恢复为“{value}”</translation>
    </message>
    <message>
        <source>Correct {name}</source>
        <translation>更正{name}</translation>
    </message>
    <message>
        <source>The file says: {value}</source>
        <translation>文件中为：{value}</translation>
    </message>
    <message>
        <source>{value} (typed by you)</source>
        <translation>{value}（您输入的）</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Column “{column}”.</source>
        <translation>“{column}”列。</translation>
    </message>
    <message>
        <source>For orders and customs</source>
        <translation>订货与报关</translation>
    </message>
    <message>
        <source>From {place}.</source>
        <translation>来自 {place}。</translation>
    </message>
    <message>
        <source>Imported: {when}</source>
        <translation>导入：{when}</translation>
    </message>
    <message>
        <source>Pictures and links</source>
        <translation>图片与链接</translation>
    </message>
    <message>
        <source>Price and stock</source>
        <translation>价格与库存</translation>
    </message>
    <message>
        <source>Typed by you: {when}.</source>
        <translation>您输入的：{when}。</translation>
    </message>
    <message>
        <source>from {quantity}</source>
        <translation>{quantity} 件起</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
</context>
<context>
    <name>FactsGroup</name>
    <message>
        <source>Add a value</source>
        <translation>补充资料</translation>
    </message>
</context>
<context>
    <name>FactsHead</name>
    <message>
        <source>{sku}, what your data says</source>
        <translation>{sku} 的资料</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message numerus="yes">
        <source>Show %Ln more variant(s)</source>
        <translation>
            <numerusform>再显示 %Ln 个规格</numerusform>
        </translation>
    </message>
    <message>
        <source>What your data says</source>
        <translation>您的资料</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>A file of what was learned from your texts is not whole.</source>
        <translation>从您的文案中学到的文风文件不完整。</translation>
    </message>
    <message>
        <source>Check the internet connection and try again: it goes on where it stopped.</source>
        <translation>请检查网络连接后重试，会从中断处继续。</translation>
    </message>
    <message>
        <source>Choose another one on the page Models, or have it tried again there.</source>
        <translation>请在“模型”页面选择其他模型，或在那里重试此模型。</translation>
    </message>
    <message>
        <source>Choose another one on the page Models.</source>
        <translation>请在“模型”页面选择其他模型。</translation>
    </message>
    <message>
        <source>Choose the file again.</source>
        <translation>请重新选择文件。</translation>
    </message>
    <message>
        <source>Get it on the page Models: once, from the internet. After that everything works without it.</source>
        <translation>请在“模型”页面下载：只需联网一次，之后全部离线可用。</translation>
    </message>
    <message>
        <source>Get the model again on the page Models.</source>
        <translation>请在“模型”页面重新下载该模型。</translation>
    </message>
    <message>
        <source>Go back to the list and choose again.</source>
        <translation>请返回列表重新选择。</translation>
    </message>
    <message>
        <source>It works only with the model it was learned for. The page Models names that one.</source>
        <translation>它只能配合当初学习时所用的模型使用，“模型”页面会显示是哪一个。</translation>
    </message>
    <message>
        <source>Remove it on the page Models, and have it learned again.</source>
        <translation>请在“模型”页面将其移除，然后重新学习。</translation>
    </message>
    <message>
        <source>Restore a backup. What is here now is kept beside it, for whoever can mend it.</source>
        <translation>请恢复备份。现有内容会另外保留一份，供日后修复。</translation>
    </message>
    <message>
        <source>The list of imports shows all that there are.</source>
        <translation>“导入记录”中列出了全部导入。</translation>
    </message>
    <message>
        <source>The page Models shows what computes, and lets you choose.</source>
        <translation>请在“模型”页面查看和选择用什么运行模型。</translation>
    </message>
    <message>
        <source>Try again: it starts anew by itself. If that happens often, choose a smaller model.</source>
        <translation>请重试，模型会自动重新启动。如果经常这样，请选择较小的模型。</translation>
    </message>
    <message>
        <source>What was learned from your texts is not there.</source>
        <translation>找不到从您的文案中学到的文风。</translation>
    </message>
    <message>
        <source>What was learned from your texts was learned for another model.</source>
        <translation>从您的文案中学到的文风是配合另一个模型的。</translation>
    </message>
</context>
<context>
    <name>FeedbackView</name>
    <message>
        <source>Correct this answer …</source>
        <translation>更正此回答…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>This answer is right</source>
        <translation>此回答正确</translation>
    </message>
    <message>
        <source>This answer is wrong</source>
        <translation>此回答有误</translation>
    </message>
    <message>
        <source>What is right, in your words:</source>
        <translation>您认为正确的回答：</translation>
    </message>
    <message>
        <source>What is right? …</source>
        <translation>正确的是？…</translation>
    </message>
    <message>
        <source>You marked this as right.</source>
        <translation>您已标为正确。</translation>
    </message>
    <message>
        <source>You marked this as wrong.</source>
        <translation>您已标为有误。</translation>
    </message>
</context>
<context>
    <name>Fetching</name>
    <message>
        <source>Getting {model}</source>
        <translation>正在下载 {model}</translation>
    </message>
    <message>
        <source>The model is here. Drafts can be written now, without the internet.</source>
        <translation>模型已就绪。现在无需联网就能撰写草稿。</translation>
    </message>
    <message>
        <source>The model is here. Texts are found by their meaning now.</source>
        <translation>模型已就绪。现在可以按含义查找文本。</translation>
    </message>
    <message>
        <source>Write with it</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>{model} is here.</source>
        <translation>{model} 已就绪。</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Barcode</source>
        <translation>条形码</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属商品</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer prices</source>
        <translation>客户价</translation>
    </message>
    <message>
        <source>Customs code</source>
        <translation>海关编码</translation>
    </message>
    <message>
        <source>Delivery time</source>
        <translation>交货期</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Maker&apos;s part number</source>
        <translation>制造商型号</translation>
    </message>
    <message>
        <source>Minimum order</source>
        <translation>最小起订量</translation>
    </message>
    <message>
        <source>Net or gross price</source>
        <translation>价格是否含税</translation>
    </message>
    <message>
        <source>Number of variants</source>
        <translation>规格数</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>产地</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pieces per carton</source>
        <translation>整箱数</translation>
    </message>
    <message>
        <source>Pieces per pack</source>
        <translation>每包件数</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Price before</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Prices by quantity</source>
        <translation>阶梯价</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Check its name, or make it.</source>
        <translation>请检查名称，或新建该文件夹。</translation>
    </message>
    <message>
        <source>Check the file and try again.</source>
        <translation>请检查文件后重试。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>请检查名称和文件夹。</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>请选择其中的一个文件。</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择一个文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder or ask who looks after this PC.</source>
        <translation>请选择其他文件夹，或询问管理这台电脑的人。</translation>
    </message>
    <message>
        <source>Close it there and try again.</source>
        <translation>请在那里关闭它，然后重试。</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>请腾出一些空间后重试。</translation>
    </message>
    <message>
        <source>The folder “{folder}” was not found.</source>
        <translation>没有找到文件夹“{folder}”。</translation>
    </message>
    <message>
        <source>There is no room left on the disk to write “{name}”.</source>
        <translation>磁盘空间不足，无法写入“{name}”。</translation>
    </message>
    <message>
        <source>You may not read or write “{name}”.</source>
        <translation>您没有读写“{name}”的权限。</translation>
    </message>
    <message>
        <source>“{name}” cannot be used: {error}.</source>
        <translation>“{name}”无法使用：{error}。</translation>
    </message>
    <message>
        <source>“{name}” is a file where a folder is needed.</source>
        <translation>“{name}”是文件，而这里需要文件夹。</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>“{name}”是文件夹。</translation>
    </message>
    <message>
        <source>“{name}” is open in another program.</source>
        <translation>“{name}”已在其他程序中打开。</translation>
    </message>
    <message>
        <source>“{name}” was not found.</source>
        <translation>没有找到“{name}”。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Filter by something else</source>
        <translation>按其他条件筛选</translation>
    </message>
    <message>
        <source>Filter by {what}</source>
        <translation>按{what}筛选</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>清除全部筛选</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Remove the filter {what}</source>
        <translation>清除筛选：{what}</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>Counting …</source>
        <translation>正在计数…</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Facts</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>有货</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>搜索商品</translation>
    </message>
    <message>
        <source>Show the facts</source>
        <translation>显示资料</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>With {field}</source>
        <translation>有{field}</translation>
    </message>
    <message>
        <source>Without {field}</source>
        <translation>没有{field}</translation>
    </message>
    <message>
        <source>from {low}</source>
        <translation>至少 {low}</translation>
    </message>
    <message>
        <source>up to {high}</source>
        <translation>最多 {high}</translation>
    </message>
    <message>
        <source>{field}: {what}</source>
        <translation>{field}：{what}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{values} and {count} more</source>
        <translation>{values}及另外 {count} 个</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Dark look</source>
        <translation>深色外观</translation>
    </message>
    <message>
        <source>Light look</source>
        <translation>浅色外观</translation>
    </message>
    <message>
        <source>Look as the system has it</source>
        <translation>外观跟随系统</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
</context>
<context>
    <name>FindingModel</name>
    <message>
        <source>After the import</source>
        <translation>导入后</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有更改</translation>
    </message>
    <message>
        <source>Enter shows examples</source>
        <translation>按 Enter 键查看示例</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>Please look</source>
        <translation>请查看</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>供参考</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>{count} × {what}</source>
        <translation>{what}（{count}）</translation>
    </message>
</context>
<context>
    <name>FindingTable</name>
    <message>
        <source>What was found in the file</source>
        <translation>文件的检查结果</translation>
    </message>
</context>
<context>
    <name>FirstFile</name>
    <message>
        <source>Bring your catalogue</source>
        <translation>导入商品目录</translation>
    </message>
    <message>
        <source>Drop the file that your shop, your supplier or a colleague gave you: an export, a price list, any spreadsheet. Copied rows can be pasted here too. You see what is in it before anything is saved.</source>
        <translation>拖入店铺、供应商或同事给您的文件：导出文件、价格表或任意表格。也可以在这里粘贴复制的行。保存前，您可以先查看其中的内容。</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>The first {count} are shown.</source>
        <translation>只显示前 {count} 条。</translation>
    </message>
</context>
<context>
    <name>Fixing</name>
    <message numerus="yes">
        <source>Not approved yet: %Ln fact(s) still have no proof.</source>
        <translation>
            <numerusform>尚未批准：还有 %Ln 项内容没有依据。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not approved yet: the platform’s rules are not kept.</source>
        <translation>尚未批准：不符合平台规则。</translation>
    </message>
</context>
<context>
    <name>FoldersSection</name>
    <message>
        <source>Automatic backups</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Made before a restore and before a new version changes your data.</source>
        <translation>在恢复之前，以及新版本更改您的数据之前自动生成。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Products, drafts, conversations, settings. On a new PC, restore a backup from here.</source>
        <translation>商品、草稿、对话和设置。换新电脑时，在新电脑上恢复这里的备份即可。</translation>
    </message>
    <message>
        <source>Shared by all who use this program on this PC.</source>
        <translation>供这台电脑上使用本程序的所有人共用。</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Spreadsheet</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>GoOn</name>
    <message numerus="yes">
        <source>%Ln draft(s) of your last jobs are still to be written</source>
        <translation>
            <numerusform>上次的任务还有 %Ln 份草稿要写</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget it: {text}</source>
        <translation>不再提示：{text}</translation>
    </message>
    <message>
        <source>Get the rest</source>
        <translation>下载剩余部分</translation>
    </message>
    <message>
        <source>Go on where you stopped</source>
        <translation>继续上次的工作</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续撰写</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The draft of “{product}” was cut off</source>
        <translation>“{product}”的草稿撰写中断了</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>{model}: {part}</source>
        <translation>{model}：{part}</translation>
    </message>
    <message>
        <source>“{file}” was read and waits for your consent</source>
        <translation>“{file}”已读取，等您确认</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>{platform}: {state}</source>
        <translation>{platform}：{state}</translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>Show only</source>
        <translation>只显示</translation>
    </message>
    <message>
        <source>{state}: {count}</source>
        <translation>{state}：{count}</translation>
    </message>
</context>
<context>
    <name>HelpSection</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Details for whoever helps you</source>
        <translation>用于求助的详情</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The details are copied. Paste them into a message.</source>
        <translation>详情已复制，请粘贴到消息中。</translation>
    </message>
    <message>
        <source>The versions in use and the end of the log.</source>
        <translation>当前使用的版本，以及日志的最后部分。</translation>
    </message>
    <message>
        <source>What the program did and when. They hold nothing of your products, texts or conversations.</source>
        <translation>程序做过什么、何时做的。其中没有您的商品、文本或对话。</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>新增 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) deleted</source>
        <translation>
            <numerusform>删除 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation>
            <numerusform>更新 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Nothing was imported or changed yet.</source>
        <translation>还没有导入或更改过任何内容。</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>显示更早的记录</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>“{product}” added</source>
        <translation>添加“{product}”</translation>
    </message>
    <message numerus="yes">
        <source>“{product}” and %Ln more</source>
        <translation>
            <numerusform>“{product}”及另外 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>“{product}” corrected</source>
        <translation>更正“{product}”</translation>
    </message>
    <message>
        <source>“{product}” deleted</source>
        <translation>删除“{product}”</translation>
    </message>
    <message>
        <source>“{product}” merged</source>
        <translation>合并“{product}”</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Back to the text</source>
        <translation>返回文案</translation>
    </message>
    <message>
        <source>Struck out: stands there now. Underlined: stood there then.</source>
        <translation>划线为现在的内容，下划线为当时的内容。</translation>
    </message>
    <message>
        <source>Take all of it back</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Take this part back</source>
        <translation>恢复这一部分</translation>
    </message>
    <message>
        <source>This is the first version: there is no other one yet.</source>
        <translation>这是第一个版本，还没有其他版本。</translation>
    </message>
    <message>
        <source>This is the text as it stands.</source>
        <translation>这是现在的文案。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>Choose a catalogue</source>
        <translation>选择商品目录</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Three steps.</source>
        <translation>只需三步。</translation>
    </message>
    <message>
        <source>Three steps. Nothing leaves this PC.</source>
        <translation>只需三步。数据不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try the sample catalogue</source>
        <translation>试用示例商品目录</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>What is new, and what waits for you.</source>
        <translation>最近的变化，以及待您处理的事项。</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message numerus="yes">
        <source>%Ln product(s) imported.</source>
        <translation>
            <numerusform>已导入 %Ln 件商品。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) removed</source>
        <translation>
            <numerusform>移除 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back as before</source>
        <translation>
            <numerusform>%Ln 件恢复原样</numerusform>
        </translation>
    </message>
    <message>
        <source>Import taken back: {what}.</source>
        <translation>已撤销导入：{what}。</translation>
    </message>
    <message>
        <source>My shop</source>
        <translation>我的店铺</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止，没有导入任何内容。</translation>
    </message>
    <message>
        <source>There is no import to take back.</source>
        <translation>没有可撤销的导入。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“History” above the table takes it back later too.</source>
        <translation>以后也可以在表格上方的“历史记录”中撤销。</translation>
    </message>
</context>
<context>
    <name>InForceNote</name>
    <message>
        <source>An approved text is in force until you approve this one.</source>
        <translation>在您批准这份草稿之前，仍使用已批准的文案。</translation>
    </message>
    <message>
        <source>An approved text is in force.</source>
        <translation>当前使用的是已批准的文案。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The approved text</source>
        <translation>已批准的文案</translation>
    </message>
</context>
<context>
    <name>Instead</name>
    <message>
        <source>Ask: {question}</source>
        <translation>问：{question}</translation>
    </message>
    <message>
        <source>This can be answered:</source>
        <translation>可以这样问：</translation>
    </message>
</context>
<context>
    <name>JobActs</name>
    <message>
        <source>Nothing new to write: the rest has its draft or waits in a job.</source>
        <translation>没有新的要写：其余的已有草稿，或在任务中等待。</translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop: {work}</source>
        <translation>停止：{work}</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>还需几秒</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min left</source>
        <translation>大约还需 {hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>大约还需 {minutes} 分钟</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>还需不到一分钟</translation>
    </message>
    <message>
        <source>longer than expected</source>
        <translation>超出预计时间</translation>
    </message>
    <message>
        <source>{part} %</source>
        <translation>{part}%</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel the rest</source>
        <translation>取消其余</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续撰写</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Take it out of the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>排到最前</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>撰写中…</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>{count} not written</source>
        <translation>{count} 份未写成</translation>
    </message>
    <message>
        <source>{done} of {total} written</source>
        <translation>已写 {done}，共 {total}</translation>
    </message>
    <message>
        <source>{kind}: {places}</source>
        <translation>{kind}：{places}</translation>
    </message>
    <message>
        <source>{sku}: {reason}</source>
        <translation>{sku}：{reason}</translation>
    </message>
</context>
<context>
    <name>JobsBar</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Jobs …</source>
        <translation>任务…</translation>
    </message>
</context>
<context>
    <name>JobsPopup</name>
    <message>
        <source>Running now</source>
        <translation>正在进行</translation>
    </message>
</context>
<context>
    <name>JobsWindow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What was asked for in one go. Drafts that are written stay, whatever you do here.</source>
        <translation>每次一并要求撰写的草稿为一项任务。无论在这里做什么，已写好的草稿都会保留。</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation>
            <numerusform>%Ln 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln 份草稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with what was learned could not be put in place.</source>
        <translation>
            <numerusform>有 %Ln 个文风文件未能恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding “{file}”</source>
        <translation>正在添加“{file}”</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>备份到</translation>
    </message>
    <message>
        <source>Backed up to “{file}” and read back: {what}.</source>
        <translation>已备份到“{file}”，并已读回核对：{what}。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Checking {model}</source>
        <translation>正在检查 {model}</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>选择其他位置</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Everything is in “{file}”.</source>
        <translation>全部内容都在“{file}”中。</translation>
    </message>
    <message>
        <source>Export everything to</source>
        <translation>导出全部到</translation>
    </message>
    <message>
        <source>Get it again, or remove it.</source>
        <translation>请重新下载，或将其移除。</translation>
    </message>
    <message>
        <source>It takes the place of everything that is here now: products, drafts, conversations and settings. What is here now is backed up first, so that you can go back.</source>
        <translation>它会替换现有的一切：商品、草稿、对话和设置。现有内容会先自动备份，您可以随时退回。</translation>
    </message>
    <message>
        <source>Its check sum begins with {sum}.</source>
        <translation>校验和的开头是 {sum}。</translation>
    </message>
    <message>
        <source>Made {when}, it holds {what}.</source>
        <translation>备份于 {when}，包含 {what}。</translation>
    </message>
    <message>
        <source>Merchant Assistant backup {date}</source>
        <translation>商家助手备份 {date}</translation>
    </message>
    <message>
        <source>Merchant Assistant data {date}</source>
        <translation>商家助手数据 {date}</translation>
    </message>
    <message>
        <source>Removing {model}</source>
        <translation>正在移除 {model}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore from</source>
        <translation>选择要恢复的备份</translation>
    </message>
    <message>
        <source>Restore “{file}”?</source>
        <translation>要恢复“{file}”吗？</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>The file of {model} is damaged.</source>
        <translation>{model} 的文件已损坏。</translation>
    </message>
    <message>
        <source>Undo the restore</source>
        <translation>撤销恢复</translation>
    </message>
    <message>
        <source>Write with it</source>
        <translation>用此文风撰写</translation>
    </message>
    <message>
        <source>{model} is here.</source>
        <translation>{model} 已就绪。</translation>
    </message>
    <message>
        <source>{model} was read and is whole.</source>
        <translation>{model} 检查完毕，文件完整。</translation>
    </message>
    <message>
        <source>{model} was removed.</source>
        <translation>{model} 已移除。</translation>
    </message>
    <message>
        <source>{model} was removed. {other} writes your texts from now on.</source>
        <translation>{model} 已移除。今后由 {other} 撰写您的文案。</translation>
    </message>
    <message>
        <source>{model} writes your texts from now on.</source>
        <translation>今后由 {model} 撰写您的文案。</translation>
    </message>
    <message>
        <source>“{file}” is restored: {what}.</source>
        <translation>“{file}”已恢复：{what}。</translation>
    </message>
    <message>
        <source>“{name}” is here.</source>
        <translation>“{name}”已就绪。</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Correct the value or rename the conversation that has the focus</source>
        <translation>更正光标所在的值，或重命名光标所在的对话</translation>
    </message>
    <message>
        <source>Go back, close a question, empty a search</source>
        <translation>返回、关闭询问、清空搜索</translation>
    </message>
    <message>
        <source>Go to the next button or field; with Shift to the one before</source>
        <translation>移到下一个按钮或输入框；按住 Shift 移到上一个</translation>
    </message>
    <message>
        <source>Import what was read, or approve the draft</source>
        <translation>导入已读取的内容，或批准草稿</translation>
    </message>
    <message>
        <source>In a draft: put your data&apos;s value in place of a contradicted one</source>
        <translation>在草稿中：用您资料中的值替换与之不符的值</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Press the button that has the focus</source>
        <translation>按下当前选中的按钮</translation>
    </message>
</context>
<context>
    <name>KindChip</name>
    <message>
        <source>Show the listings again</source>
        <translation>重新显示商品文案</translation>
    </message>
</context>
<context>
    <name>KindSwitch</name>
    <message>
        <source>Kind of text</source>
        <translation>文案种类</translation>
    </message>
</context>
<context>
    <name>Knowledge</name>
    <message>
        <source>Add it again, and ask once more.</source>
        <translation>请重新添加，再问一次。</translation>
    </message>
    <message>
        <source>Have your scanning program recognise its text (OCR) and add the new file.</source>
        <translation>请用扫描软件识别文字（OCR），再添加新文件。</translation>
    </message>
    <message>
        <source>Look into it, and choose another file if it is the wrong one.</source>
        <translation>请打开看看，如果选错了请换一个文件。</translation>
    </message>
    <message>
        <source>Open it in its program and save it as DOCX, XLSX or PDF.</source>
        <translation>请用原来的程序打开，另存为 DOCX、XLSX 或 PDF。</translation>
    </message>
    <message>
        <source>Open it in the program that it was made with, and save it again.</source>
        <translation>请用制作它的程序打开，再保存一次。</translation>
    </message>
    <message>
        <source>PDF, Word (DOCX), Excel (XLSX), web pages, Markdown, text, and questions with answers are.</source>
        <translation>可以读取 PDF、Word（DOCX）、Excel（XLSX）、网页、Markdown、纯文本和问答表。</translation>
    </message>
    <message>
        <source>Reading “{file}” took too long and was stopped.</source>
        <translation>读取“{file}”时间过长，已停止。</translation>
    </message>
    <message>
        <source>Save it anew in the program that it was made with, or split it.</source>
        <translation>请用制作它的程序重新保存，或拆分成几份。</translation>
    </message>
    <message>
        <source>Save it anew in the program that it was made with.</source>
        <translation>请用制作它的程序重新保存。</translation>
    </message>
    <message>
        <source>Save it as PDF or text and add that. What happened is in the logs.</source>
        <translation>请另存为 PDF 或文本后再添加。经过已记入日志。</translation>
    </message>
    <message>
        <source>Save it without the password and add it again.</source>
        <translation>请取消密码后保存，再重新添加。</translation>
    </message>
    <message>
        <source>Split it into several files, or add only the chapters that matter.</source>
        <translation>请拆分成几个文件，或只添加需要的章节。</translation>
    </message>
    <message>
        <source>The documents could not be listed.</source>
        <translation>无法列出文档。</translation>
    </message>
    <message>
        <source>There is no such document.</source>
        <translation>没有这份文档。</translation>
    </message>
    <message>
        <source>This document is no longer here.</source>
        <translation>这份文档已不在这里。</translation>
    </message>
    <message>
        <source>{file}, entry {entry}</source>
        <translation>{file}，第 {entry} 条</translation>
    </message>
    <message>
        <source>{file}, page {page}</source>
        <translation>{file}，第 {page} 页</translation>
    </message>
    <message>
        <source>{file}, {heading}</source>
        <translation>{file}，{heading}</translation>
    </message>
    <message>
        <source>“knowledge list” shows them with their numbers.</source>
        <translation>“knowledge list”会列出文档及其编号。</translation>
    </message>
    <message>
        <source>“{file}” cannot be read: it is damaged.</source>
        <translation>无法读取“{file}”：文件已损坏。</translation>
    </message>
    <message>
        <source>“{file}” could not be read because of a mistake in Merchant Assistant.</source>
        <translation>由于商家助手的错误，无法读取“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” holds no text.</source>
        <translation>“{file}”中没有文字。</translation>
    </message>
    <message>
        <source>“{file}” holds pictures of pages and no text.</source>
        <translation>“{file}”只有页面图片，没有文字。</translation>
    </message>
    <message>
        <source>“{file}” is built in a way that no honest document needs, and is not opened.</source>
        <translation>“{file}”的结构不正常，未予打开。</translation>
    </message>
    <message>
        <source>“{file}” is no document that can be read.</source>
        <translation>“{file}”不是可以读取的文档。</translation>
    </message>
    <message>
        <source>“{file}” is protected with a password.</source>
        <translation>“{file}”设有密码。</translation>
    </message>
    <message>
        <source>“{file}” is too large.</source>
        <translation>“{file}”太大。</translation>
    </message>
    <message>
        <source>“{file}” is written in an old format that is not read.</source>
        <translation>“{file}”是旧格式，无法读取。</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Language of the drafts</source>
        <translation>草稿的语言</translation>
    </message>
</context>
<context>
    <name>LastImport</name>
    <message numerus="yes">
        <source>%Ln changed product(s)</source>
        <translation>
            <numerusform>更新 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new product(s)</source>
        <translation>
            <numerusform>新增 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Last import</source>
        <translation>最近一次导入</translation>
    </message>
    <message>
        <source>Open the catalogue</source>
        <translation>打开商品目录</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>{when}, “{file}”: {brought}</source>
        <translation>{when}，“{file}”：{brought}</translation>
    </message>
</context>
<context>
    <name>LearnedRow</name>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Its file is not what it should be, so it is not used.</source>
        <translation>文件与原来的不一致，因此没有使用。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Made for {model}</source>
        <translation>配合 {model} 使用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove it? It must be learned anew to come back.</source>
        <translation>要移除吗？移除后需要重新学习才能恢复。</translation>
    </message>
    <message>
        <source>Stop using</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>确认移除</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}：{name}</translation>
    </message>
    <message>
        <source>{made_for}, which is not on this PC as it was then.</source>
        <translation>{made_for}，但这台电脑上没有当时的那个版本。</translation>
    </message>
</context>
<context>
    <name>LearnedSection</name>
    <message>
        <source>Learned from your texts</source>
        <translation>从您的文案中学到的文风</translation>
    </message>
    <message>
        <source>With one of these the model writes as your own texts are written.</source>
        <translation>选用其中一种，模型就会按您自己文案的风格撰写。</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Merchant Assistant is built from the work of many. Thank you.</source>
        <translation>商家助手凝聚了许多人的成果，谨此致谢。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>LimitField</name>
    <message>
        <source>Back to {usual}</source>
        <translation>恢复为 {usual}</translation>
    </message>
    <message>
        <source>{limit} ({language})</source>
        <translation>{limit}（{language}）</translation>
    </message>
    <message>
        <source>{part}: characters</source>
        <translation>{part}：字数</translation>
    </message>
    <message>
        <source>{part}: characters of each</source>
        <translation>{part}：每条字数</translation>
    </message>
    <message>
        <source>{part}: how many</source>
        <translation>{part}：条数</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>A product&apos;s title is a field of at most 255 characters.</source>
        <translation>商品标题栏最多 255 字。</translation>
    </message>
    <message>
        <source>About 250 characters a bullet (categories differ, up to 500), no emoji, none of ™ ® € … † ‡ ¢ £ ¥ © ± ~, no “N/A”.</source>
        <translation>每条卖点约 250 字（因类目而异，最多 500），不用表情符号，不用 ™ ® € … † ‡ ¢ £ ¥ © ± ~，不写“N/A”。</translation>
    </message>
    <message>
        <source>Ads show about the first 70 characters of a title. Highlights have up to 150 characters each.</source>
        <translation>广告显示标题的前 70 字左右。每条亮点最多 150 字。</translation>
    </message>
    <message>
        <source>Alibaba.com: 128 characters. 1688: about 30 Chinese characters, that is 60 half widths.</source>
        <translation>Alibaba.com：128 字。1688：约 30 个汉字，即 60 个半角。</translation>
    </message>
    <message>
        <source>Description at most 2,000 characters.</source>
        <translation>描述最多 2,000 字。</translation>
    </message>
    <message>
        <source>Etsy sets no such limits; search pages show about the first 160 characters of a description.</source>
        <translation>Etsy 没有此类限制；搜索页显示描述的前 160 字左右。</translation>
    </message>
    <message>
        <source>Google&apos;s help for merchants, as told by secondary pages.</source>
        <translation>谷歌商家帮助，据第三方网页转述。</translation>
    </message>
    <message>
        <source>Neither the number of search terms nor the length of one has a limit of its own; these stop accidents.</source>
        <translation>搜索词的个数和长度本身没有限制，这里只为防止意外。</translation>
    </message>
    <message>
        <source>Our own choice.</source>
        <translation>我们自己的取值。</translation>
    </message>
    <message>
        <source>Own defaults: 150 characters is Google Merchant&apos;s limit for a title, the tightest that a catalogue meets often.</source>
        <translation>我们的默认值：150 字是 Google Merchant 的标题上限，也是商品目录常遇到的最严限制。</translation>
    </message>
    <message>
        <source>Search pages show about 60 characters of a page&apos;s title and about 155 of its description; what is longer is cut.</source>
        <translation>搜索页显示页面标题约 60 字、描述约 155 字，超出部分会被截断。</translation>
    </message>
    <message>
        <source>Secondary pages.</source>
        <translation>第三方网页。</translation>
    </message>
    <message>
        <source>Secondary pages; categories differ.</source>
        <translation>第三方网页；因类目而异。</translation>
    </message>
    <message>
        <source>Secondary pages; the shops&apos; own forms tell the limit of a category.</source>
        <translation>第三方网页；各类目的限制以平台的表单为准。</translation>
    </message>
    <message>
        <source>Shopify advises fewer than 160 characters for the meta description; search pages cut it at about 155.</source>
        <translation>Shopify 建议搜索描述少于 160 字；搜索页约在 155 字处截断。</translation>
    </message>
    <message>
        <source>Shopify sets no such limits; these keep a page readable.</source>
        <translation>Shopify 没有此类限制，这里只为保持页面易读。</translation>
    </message>
    <message>
        <source>Shopify&apos;s help, as told by https://shopifyranked.com/shopify-seo/meta-descriptions/</source>
        <translation>Shopify 帮助，据 https://shopifyranked.com/shopify-seo/meta-descriptions/ 转述</translation>
    </message>
    <message>
        <source>Shopify&apos;s help, as told by https://shopifyranked.com/shopify-seo/title-tags/</source>
        <translation>Shopify 帮助，据 https://shopifyranked.com/shopify-seo/title-tags/ 转述</translation>
    </message>
    <message>
        <source>Shopify&apos;s own words and reports about Google&apos;s search pages: https://shopifyranked.com/shopify-seo/title-tags/</source>
        <translation>Shopify 的说明及关于谷歌搜索页的报道：https://shopifyranked.com/shopify-seo/title-tags/</translation>
    </message>
    <message>
        <source>The platform itself sets no limits; HTML is allowed. 200 characters: what themes and product addresses bear.</source>
        <translation>平台本身没有限制，可以使用 HTML。200 字：主题和商品网址能承受的长度。</translation>
    </message>
    <message>
        <source>The title for search engines takes up to 70 characters; fewer than 60 are advised.</source>
        <translation>搜索标题最多 70 字，建议少于 60 字。</translation>
    </message>
    <message>
        <source>These keep a page readable.</source>
        <translation>这里只为保持页面易读。</translation>
    </message>
    <message>
        <source>Up to 250 tags of at most 255 characters.</source>
        <translation>最多 250 个标签，每个最多 255 字。</translation>
    </message>
    <message>
        <source>Up to five bullets, each beginning with a capital letter, without a mark at its end.</source>
        <translation>最多五条卖点，每条以大写字母开头，末尾不加标点。</translation>
    </message>
    <message>
        <source>Up to three keywords of 128 characters (Alibaba.com); a few short ones (1688).</source>
        <translation>最多三个关键词，每个 128 字（Alibaba.com）；几个短词（1688）。</translation>
    </message>
    <message>
        <source>eBay has no bullets or tags of its own; these keep a page readable.</source>
        <translation>eBay 本身没有卖点和标签，这里只为保持页面易读。</translation>
    </message>
    <message>
        <source>https://lettercounter.org/blog/shopify-product-description-length</source>
        <translation>https://lettercounter.org/blog/shopify-product-description-length</translation>
    </message>
    <message>
        <source>https://www.amazonlistingaudit.com/policy/bullet-point-guidelines and https://goatconsulting.com/amazon-policy/amazon-product-detail-page-rules-violation-policy-compliance</source>
        <translation>https://www.amazonlistingaudit.com/policy/bullet-point-guidelines 和 https://goatconsulting.com/amazon-policy/amazon-product-detail-page-rules-violation-policy-compliance</translation>
    </message>
    <message>
        <source>https://www.amazonlistingaudit.com/policy/bullet-point-guidelines; the mark: style guides, as told by secondary pages.</source>
        <translation>https://www.amazonlistingaudit.com/policy/bullet-point-guidelines；标点一条：写作规范，据第三方网页转述。</translation>
    </message>
</context>
<context>
    <name>LimitsSection</name>
    <message>
        <source>Limits of shops</source>
        <translation>平台限制</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Shops do not publish all of their limits, and change them. Where yours shows others, set them.</source>
        <translation>平台不会公布全部限制，也会更改。如果您的平台显示的不同，请在这里设置。</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>没有找到“{query}”</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Listings</name>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>Choose en, zh or auto.</source>
        <translation>请选择 en、zh 或 auto。</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation>请从以下各项中选择：{choices}。</translation>
    </message>
    <message>
        <source>Draft it again, or write the text yourself.</source>
        <translation>请重新撰写草稿，或自行撰写。</translation>
    </message>
    <message>
        <source>Draft the product again with a model, or reject the demo&apos;s draft.</source>
        <translation>请用模型重新撰写此商品的草稿，或拒绝演示生成的草稿。</translation>
    </message>
    <message>
        <source>Draft {draft} has no usable text.</source>
        <translation>草稿 {draft} 没有可用的文本。</translation>
    </message>
    <message>
        <source>Draft {draft} was written by the demo, not by a model, and must not leave as a listing.</source>
        <translation>草稿 {draft} 由演示生成，并非模型撰写，不能作为商品文案导出。</translation>
    </message>
    <message>
        <source>Drafts cannot be written in “{language}”.</source>
        <translation>不能用“{language}”撰写草稿。</translation>
    </message>
    <message>
        <source>The other listings are not affected. Try it again alone.</source>
        <translation>其他商品文案不受影响。请单独重试这一份。</translation>
    </message>
    <message>
        <source>This listing could not be written because of a mistake in Merchant Assistant.</source>
        <translation>由于商家助手的程序错误，这份商品文案未能撰写。</translation>
    </message>
    <message>
        <source>This version of the text is no longer there.</source>
        <translation>这个版本的文案已不存在。</translation>
    </message>
    <message>
        <source>What the model wrote could not be used.</source>
        <translation>模型写出的内容无法使用。</translation>
    </message>
    <message>
        <source>{done} of {total} drafts</source>
        <translation>{done} 份草稿，共 {total}</translation>
    </message>
    <message>
        <source>{done} of {total} products</source>
        <translation>{done} 件商品，共 {total}</translation>
    </message>
    <message>
        <source>“{platform}” is not a platform that drafts can be written for.</source>
        <translation>不能为平台“{platform}”撰写草稿。</translation>
    </message>
    <message>
        <source>“{reason}” is not one of the reasons.</source>
        <translation>“{reason}”不是可选的原因。</translation>
    </message>
    <message>
        <source>“{tone}” is not a tone.</source>
        <translation>没有“{tone}”这种语气。</translation>
    </message>
</context>
<context>
    <name>ListingsPage</name>
    <message>
        <source>Approve all drafts that are fully proven</source>
        <translation>批准全部已证实的草稿</translation>
    </message>
    <message>
        <source>Approve the draft</source>
        <translation>批准草稿</translation>
    </message>
    <message>
        <source>Bring your catalogue first; then listings can be written from it.</source>
        <translation>请先导入商品目录，然后就能据此撰写商品文案。</translation>
    </message>
    <message>
        <source>Choose all products of the list</source>
        <translation>选中列表中的全部商品</translation>
    </message>
    <message>
        <source>End the review</source>
        <translation>结束审核</translation>
    </message>
    <message>
        <source>Export the catalogue</source>
        <translation>导出商品目录</translation>
    </message>
    <message>
        <source>Go to the catalogue</source>
        <translation>前往商品目录</translation>
    </message>
    <message>
        <source>Next claim that is not proven</source>
        <translation>下一处未证实的内容</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>还没有商品</translation>
    </message>
    <message>
        <source>Pause the writing of all listings</source>
        <translation>暂停撰写全部商品文案</translation>
    </message>
    <message>
        <source>Review the drafts that wait, one after the other</source>
        <translation>逐一审核待审草稿</translation>
    </message>
    <message>
        <source>Review: edit the text</source>
        <translation>审核：编辑文案</translation>
    </message>
    <message>
        <source>Review: the draft before</source>
        <translation>审核：上一份草稿</translation>
    </message>
    <message>
        <source>Review: the next draft</source>
        <translation>审核：下一份草稿</translation>
    </message>
    <message>
        <source>Review: why the next claim is marked</source>
        <translation>审核：下一处标记的原因</translation>
    </message>
    <message>
        <source>Search the listings</source>
        <translation>搜索商品文案</translation>
    </message>
    <message>
        <source>Show the jobs of many drafts</source>
        <translation>显示批量撰写任务</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Write a listing for the chosen product</source>
        <translation>为所选商品撰写文案</translation>
    </message>
    <message>
        <source>Write listings for all products that have none</source>
        <translation>为所有没有文案的商品撰写文案</translation>
    </message>
    <message>
        <source>Write the draft again</source>
        <translation>重新撰写草稿</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Merchant Assistant</source>
        <translation>商家助手</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>未能打开</translation>
    </message>
</context>
<context>
    <name>Manifest</name>
    <message>
        <source>A little better than the default, and a little slower; works in many languages.</source>
        <translation>比默认模型稍好，也稍慢；支持多种语言。</translation>
    </message>
    <message>
        <source>Added by hand.</source>
        <translation>手动添加。</translation>
    </message>
    <message>
        <source>Better texts in many languages, but slower without a graphics card. For PCs with 8 GB of memory or more.</source>
        <translation>支持多种语言，文案质量更好，但没有独立显卡时较慢。适合内存 8 GB 及以上的电脑。</translation>
    </message>
    <message>
        <source>Finds passages by meaning, in many languages.</source>
        <translation>按含义查找段落，支持多种语言。</translation>
    </message>
    <message>
        <source>Finds products and texts by their meaning, in about 100 languages. Very small; it writes nothing.</source>
        <translation>按含义查找商品和文本，支持约 100 种语言。非常小；不用于撰写。</translation>
    </message>
    <message>
        <source>The best texts of this list, but much slower without a graphics card. For PCs with 16 GB of memory or more.</source>
        <translation>文案质量在此列表中最好，但没有独立显卡时慢很多。适合内存 16 GB 及以上的电脑。</translation>
    </message>
    <message>
        <source>The default: drafts and answers in many languages on an ordinary PC.</source>
        <translation>默认模型：在普通电脑上以多种语言撰写草稿和回答。</translation>
    </message>
    <message>
        <source>Very small: for trying things out, for tests and for very old PCs. Its texts are simple and in English only.</source>
        <translation>非常小：适合试用、测试和很旧的电脑。文案简单，仅限英文。</translation>
    </message>
</context>
<context>
    <name>Mapping</name>
    <message>
        <source>Detail “{name}”</source>
        <translation>属性“{name}”</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
</context>
<context>
    <name>MappingDelegate</name>
    <message>
        <source>What “{column}” becomes</source>
        <translation>“{column}”对应的字段</translation>
    </message>
</context>
<context>
    <name>MappingModel</name>
    <message>
        <source>Becomes</source>
        <translation>对应字段</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>always empty</source>
        <translation>始终为空</translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>Columns of the file</source>
        <translation>文件中的列</translation>
    </message>
</context>
<context>
    <name>MayMeanView</name>
    <message>
        <source>Choose what “{word}” means</source>
        <translation>选择“{word}”的意思</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Something else …</source>
        <translation>其他意思…</translation>
    </message>
    <message>
        <source>What does “{word}” mean here?</source>
        <translation>这里的“{word}”是什么意思？</translation>
    </message>
    <message>
        <source>“{word}” means {meaning}: remember it, and answer</source>
        <translation>“{word}”是指{meaning}：记住并回答</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Backups</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Restore a backup …</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Restore from</source>
        <translation>选择要恢复的备份</translation>
    </message>
</context>
<context>
    <name>MergeWindow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Make one product of %Ln</source>
        <translation>
            <numerusform>将 %Ln 件商品合并为一件</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>The one that you choose stays. It gets the variants of the others, and what it lacks.</source>
        <translation>您选择的那件会保留，并加入其他商品的规格和它缺少的内容。</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete this message</source>
        <translation>删除此消息</translation>
    </message>
    <message>
        <source>Facts become sentences; each is compared with your data …</source>
        <translation>正在把资料写成句子，每一句都会与资料核对…</translation>
    </message>
    <message>
        <source>Fill in what stands in [brackets] before you send it.</source>
        <translation>发送前请补全[方括号]中的内容。</translation>
    </message>
    <message>
        <source>Mark as answered</source>
        <translation>标为已回复</translation>
    </message>
    <message>
        <source>Message of a customer</source>
        <translation>客户来信</translation>
    </message>
    <message>
        <source>No reply is written yet.</source>
        <translation>尚未撰写回复。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Smooth the wording</source>
        <translation>润色措辞</translation>
    </message>
    <message>
        <source>Smooth the wording (no model yet)</source>
        <translation>润色措辞（尚无模型）</translation>
    </message>
    <message>
        <source>Stop smoothing</source>
        <translation>停止润色</translation>
    </message>
    <message>
        <source>The customer is asked: {what}.</source>
        <translation>会向客户询问：{what}。</translation>
    </message>
    <message>
        <source>The customer was not satisfied</source>
        <translation>客户不满意</translation>
    </message>
    <message>
        <source>The customer was satisfied</source>
        <translation>客户满意</translation>
    </message>
    <message>
        <source>The language of this message is not one that replies are written in; English is used.</source>
        <translation>暂不支持用此消息的语言回复，已使用英语。</translation>
    </message>
    <message>
        <source>The reply could not be written.</source>
        <translation>无法撰写回复。</translation>
    </message>
    <message>
        <source>The reply is being written …</source>
        <translation>正在撰写回复…</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重新撰写</translation>
    </message>
    <message>
        <source>answered: {when}</source>
        <translation>已回复：{when}</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%Ln message(s) of customers wait for an answer.</source>
        <translation>
            <numerusform>有 %Ln 条客户消息等待回复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages to answer</source>
        <translation>待回复消息</translation>
    </message>
    <message>
        <source>Open the replies</source>
        <translation>打开客户回复</translation>
    </message>
</context>
<context>
    <name>MessagesModel</name>
    <message>
        <source>Answered</source>
        <translation>已回复</translation>
    </message>
    <message>
        <source>To be answered</source>
        <translation>待回复</translation>
    </message>
</context>
<context>
    <name>MessagesPanel</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>回复规则</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Messages that you answer will appear here.</source>
        <translation>您处理的消息会显示在这里。</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜索来信</translation>
    </message>
    <message>
        <source>The messages could not be read.</source>
        <translation>无法读取消息。</translation>
    </message>
    <message>
        <source>answered within {time}</source>
        <translation>{time}内回复</translation>
    </message>
    <message>
        <source>{share} % edited</source>
        <translation>{share}% 经过修改</translation>
    </message>
    <message>
        <source>{share} % satisfied</source>
        <translation>{share}% 满意</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Check the file</source>
        <translation>检查文件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>收起详情</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Write with it</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>确认移除</translation>
    </message>
    <message>
        <source>{action}: {model}</source>
        <translation>{action}：{model}</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>For finding texts</source>
        <translation>用于查找</translation>
    </message>
    <message>
        <source>On this PC</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>To get from the internet</source>
        <translation>可从互联网下载</translation>
    </message>
</context>
<context>
    <name>ModelPresence</name>
    <message>
        <source>Demo: no model is used</source>
        <translation>演示：没有使用模型</translation>
    </message>
    <message>
        <source>Fetching the model from the internet</source>
        <translation>正在从互联网下载模型</translation>
    </message>
    <message>
        <source>Get it ({size})</source>
        <translation>下载（{size}）</translation>
    </message>
    <message>
        <source>Get it again ({size})</source>
        <translation>重新下载（{size}）</translation>
    </message>
    <message>
        <source>Get the model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>It is fetched once from the internet; after that everything works without it.</source>
        <translation>只需联网下载一次，之后全部离线可用。</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>The file of {model} is damaged</source>
        <translation>{model} 的文件已损坏</translation>
    </message>
    <message>
        <source>{model} is ready</source>
        <translation>{model} 已就绪</translation>
    </message>
    <message>
        <source>{model} on {device}</source>
        <translation>{model} · {device}</translation>
    </message>
    <message>
        <source>{model} was set aside</source>
        <translation>{model} 已停用</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>选择其他模型</translation>
    </message>
    <message>
        <source>Choose the one that shall write your texts.</source>
        <translation>请选择用来撰写文案的模型。</translation>
    </message>
    <message>
        <source>Get a model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>Get it ({size})</source>
        <translation>下载（{size}）</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Larger ones write better, but slower without a graphics card.</source>
        <translation>更大的模型写得更好，但没有独立显卡时较慢。</translation>
    </message>
    <message>
        <source>Model ready</source>
        <translation>模型已就绪</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>The file of {model} is damaged.</source>
        <translation>{model} 的文件已损坏。</translation>
    </message>
    <message>
        <source>Write with it</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Your team&apos;s server writes</source>
        <translation>由团队服务器撰写</translation>
    </message>
    <message>
        <source>{model}. {purpose} It needs {memory} of memory; this PC has {total}.</source>
        <translation>{model}。{purpose}需要 {memory} 内存，这台电脑有 {total}。</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s)</source>
        <translation>
            <numerusform>%Ln 种语言</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it is here and is being checked</source>
        <translation>已全部下载，正在检查</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>English and Chinese</source>
        <translation>英文和中文</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>仅英文</translation>
    </message>
    <message numerus="yes">
        <source>English, Chinese and %Ln more language(s)</source>
        <translation>
            <numerusform>英文、中文和另外 %Ln 种语言</numerusform>
        </translation>
    </message>
    <message>
        <source>Its drafts took about {time} each on this PC</source>
        <translation>在这台电脑上，每份草稿约用时 {time}</translation>
    </message>
    <message>
        <source>Languages not known</source>
        <translation>语言未知</translation>
    </message>
    <message>
        <source>Needs {memory} of memory: fits this PC</source>
        <translation>需要 {memory} 内存：适合这台电脑</translation>
    </message>
    <message>
        <source>Needs {memory} of memory: fits this PC while few other programs run</source>
        <translation>需要 {memory} 内存：少开其他程序时，适合这台电脑</translation>
    </message>
    <message>
        <source>Needs {memory} of memory: too large for this PC</source>
        <translation>需要 {memory} 内存：对这台电脑来说太大</translation>
    </message>
    <message>
        <source>On this PC</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>Partly here</source>
        <translation>已下载一部分</translation>
    </message>
    <message>
        <source>Pausing …</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>Waits until the other one is here</source>
        <translation>另一个模型下载完后开始</translation>
    </message>
    <message>
        <source>Writes your texts</source>
        <translation>使用中</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln word(s) a second</source>
        <translation>
            <numerusform>每秒约 %Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>大约还需 {time}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{done} of {total} are here already</source>
        <translation>已下载 {done} / {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>每秒 {size}</translation>
    </message>
    <message>
        <source>{size} on the disk</source>
        <translation>占用磁盘 {size}</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>A model writes your texts on this PC, which has {memory} of memory.</source>
        <translation>模型在这台电脑上撰写您的文案。这台电脑的内存为 {memory}。</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a model file</source>
        <translation>添加模型文件</translation>
    </message>
    <message>
        <source>Check all models</source>
        <translation>检查所有模型</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Get the model for this PC</source>
        <translation>下载适合这台电脑的模型</translation>
    </message>
    <message>
        <source>Measure this PC again</source>
        <translation>重新测试这台电脑的速度</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder of models</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>The models are in {folder}</source>
        <translation>模型存放在 {folder}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{server} writes your texts now, not this PC.</source>
        <translation>现在由 {server} 撰写您的文案，不在这台电脑上撰写。</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Search products</source>
        <translation>搜索商品</translation>
    </message>
    <message>
        <source>Showing results with {words}</source>
        <translation>显示的是{words}的结果</translation>
    </message>
    <message>
        <source>“{known}” for “{typed}”</source>
        <translation>“{known}”（代替“{typed}”）</translation>
    </message>
</context>
<context>
    <name>NewProduct</name>
    <message>
        <source>A title is enough to begin with. You can add everything else beside the table.</source>
        <translation>先填标题即可，其他内容可以在表格旁边补充。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新建商品</translation>
    </message>
    <message>
        <source>for example 12.50 EUR</source>
        <translation>例如 12.50 EUR</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No room was left for %Ln earlier message(s): this answer knows nothing of them.</source>
        <translation>
            <numerusform>篇幅有限，之前的 %Ln 条消息未能纳入，此回答不了解其内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No room was left for %Ln line(s) of the data: this answer knows nothing of them.</source>
        <translation>
            <numerusform>篇幅有限，有 %Ln 行资料未能纳入，此回答不了解其内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Prices and stock as imported from {files}.</source>
        <translation>价格和库存以导入的{files}为准。</translation>
    </message>
    <message>
        <source>“{file}” ({when})</source>
        <translation>“{file}”（{when}）</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>No product fits these filters</source>
        <translation>没有符合这些筛选条件的商品</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>没有找到“{query}”</translation>
    </message>
    <message>
        <source>Show all products</source>
        <translation>显示所有商品</translation>
    </message>
    <message>
        <source>Take one of the filters off.</source>
        <translation>请去掉其中一个筛选条件。</translation>
    </message>
    <message>
        <source>Try a part of the name, the SKU or the brand.</source>
        <translation>试试输入名称的一部分、SKU 或品牌。</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copy the details and send them to whoever helps you with this program.</source>
        <translation>请复制详情，发给为您提供帮助的人。</translation>
    </message>
    <message>
        <source>Something went wrong in Merchant Assistant. Your data is safe.</source>
        <translation>商家助手出了点问题，您的数据是安全的。</translation>
    </message>
</context>
<context>
    <name>NumbersPopup</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>None of the products found has one.</source>
        <translation>找到的商品都没有这一项。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>{low} to {high} among the products found</source>
        <translation>找到的商品中为 {low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>Name it as it stands in your file; a value with its column: “Storage: frozen”.</source>
        <translation>请按文件中的名称说明；值请连同列名，例如“Storage: frozen”。</translation>
    </message>
    <message>
        <source>No one column or value is called “{name}”.</source>
        <translation>没有唯一一个叫“{name}”的列或值。</translation>
    </message>
    <message>
        <source>Say one word, or a few.</source>
        <translation>请说一个词，或几个词。</translation>
    </message>
    <message>
        <source>See which there are.</source>
        <translation>请查看有哪些词。</translation>
    </message>
    <message>
        <source>There is no word to remember.</source>
        <translation>没有要记住的词。</translation>
    </message>
    <message>
        <source>What it calls so is always meant by it.</source>
        <translation>这个词始终指商品目录里的这一项。</translation>
    </message>
    <message>
        <source>Your catalogue itself has “{word}”.</source>
        <translation>您的商品目录里本来就有“{word}”。</translation>
    </message>
    <message>
        <source>“{word}” is none of your words.</source>
        <translation>“{word}”不在您的词里。</translation>
    </message>
</context>
<context>
    <name>OwnWordsFlow</name>
    <message>
        <source>From now on “{word}” means {meaning}.</source>
        <translation>从现在起，“{word}”是指{meaning}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{word}” is forgotten.</source>
        <translation>已忘记“{word}”。</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message numerus="yes">
        <source>%Ln draft(s) missing</source>
        <translation>
            <numerusform>缺 %Ln 份草稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) wait for you</source>
        <translation>
            <numerusform>%Ln 份草稿等您审核</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them fully proven</source>
        <translation>
            <numerusform>其中 %Ln 份全部已证实</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with changed data</source>
        <translation>
            <numerusform>%Ln 份资料已变</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve all proven</source>
        <translation>批准全部已证实的草稿</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>撰写草稿</translation>
    </message>
    <message numerus="yes">
        <source>Draft %Ln selected</source>
        <translation>
            <numerusform>撰写所选 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Listings</source>
        <translation>商品文案</translation>
    </message>
    <message>
        <source>Review {count}</source>
        <translation>审核 {count}</translation>
    </message>
    <message>
        <source>fully proven</source>
        <translation>全部已证实</translation>
    </message>
    <message>
        <source>{missing}: {time}</source>
        <translation>{missing}：{time}</translation>
    </message>
    <message>
        <source>{told}. {missing}.</source>
        <translation>{told}。{missing}。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Catalogue</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Close Merchant Assistant</source>
        <translation>退出商家助手</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>转到消息</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Listings</source>
        <translation>商品文案</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>客户回复</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What the document says</source>
        <translation>文档原文</translation>
    </message>
</context>
<context>
    <name>PaletteBox</name>
    <message>
        <source>Ctrl+Enter: write a draft for it</source>
        <translation>Ctrl+Enter：为它撰写草稿</translation>
    </message>
    <message>
        <source>Find pages, commands and products</source>
        <translation>查找页面、命令和商品</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
</context>
<context>
    <name>PartField</name>
    <message>
        <source>the longest {length}</source>
        <translation>最长 {length}</translation>
    </message>
    <message>
        <source>together {length}</source>
        <translation>合计 {length}</translation>
    </message>
    <message>
        <source>{count} of {most}</source>
        <translation>{count}，最多 {most}</translation>
    </message>
    <message>
        <source>{length} of {most} bytes</source>
        <translation>{length} 字节，最多 {most}</translation>
    </message>
    <message>
        <source>{length} of {most} characters</source>
        <translation>{length} 字，最多 {most}</translation>
    </message>
    <message>
        <source>{length} of {most}, a Chinese character counts as two</source>
        <translation>{length}，最多 {most}，一个汉字算两个</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Ad</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>Ad text</source>
        <translation>广告正文</translation>
    </message>
    <message>
        <source>Bullets</source>
        <translation>卖点</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>话题标签</translation>
    </message>
    <message>
        <source>Headlines</source>
        <translation>广告标题</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>商品文案</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>报价函</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Text in search results</source>
        <translation>搜索结果中的描述</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Title in search results</source>
        <translation>搜索结果中的标题</translation>
    </message>
</context>
<context>
    <name>PlaceSection</name>
    <message>
        <source>A graphics card writes faster than the processor.</source>
        <translation>用显卡撰写比用处理器快。</translation>
    </message>
    <message>
        <source>A server of your team</source>
        <translation>团队服务器</translation>
    </message>
    <message>
        <source>A stronger computer of your company can write the texts. None is set up.</source>
        <translation>可以由公司里性能更强的电脑撰写文案。目前还没有设置。</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>It could not run the model, so the processor does the work. That is slower.</source>
        <translation>显卡无法运行该模型，因此改用处理器，会慢一些。</translation>
    </message>
    <message>
        <source>Set up …</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>The graphics card failed</source>
        <translation>显卡运行失败</translation>
    </message>
    <message>
        <source>The program chooses what computes the texts.</source>
        <translation>由程序自动选择用什么运行模型。</translation>
    </message>
    <message>
        <source>Try the card again</source>
        <translation>重试显卡</translation>
    </message>
    <message>
        <source>What computes on this PC</source>
        <translation>这台电脑用什么运行模型</translation>
    </message>
    <message>
        <source>Where texts are written</source>
        <translation>在哪里撰写文案</translation>
    </message>
    <message>
        <source>{action}: a server of your team</source>
        <translation>{action}：团队服务器</translation>
    </message>
    <message>
        <source>{processor}. No graphics card was found that could help.</source>
        <translation>{processor}。没有找到可用于加速的显卡。</translation>
    </message>
    <message>
        <source>{server} is set up, and not in use.</source>
        <translation>已设置 {server}，目前没有使用。</translation>
    </message>
    <message>
        <source>{server} writes your texts now, not this PC. They are sent there.</source>
        <translation>现在由 {server} 撰写您的文案，不在这台电脑上撰写。相关内容会发送到那里。</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message numerus="yes">
        <source>%Ln row(s) put right</source>
        <translation>
            <numerusform>%Ln 行已改正的</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Find columns out anew</source>
        <translation>重新识别列</translation>
    </message>
    <message>
        <source>Forget how you set the columns of files like this one</source>
        <translation>不再沿用您为这类文件设置的列</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln product(s)</source>
        <translation>
            <numerusform>导入 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Import “{file}”</source>
        <translation>导入“{file}”</translation>
    </message>
    <message>
        <source>No product was found in it. Choose below which column is the SKU and which the title.</source>
        <translation>其中没有找到商品。请在下方选择哪一列是 SKU、哪一列是标题。</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>待修正</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Sheet {number}</source>
        <translation>工作表 {number}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The products are being saved. Stop takes everything back.</source>
        <translation>正在保存商品。点击“停止”会全部撤销。</translation>
    </message>
    <message>
        <source>This is what is in the file. Nothing is saved until you agree.</source>
        <translation>这是文件中的内容。在您确认之前不会保存。</translation>
    </message>
    <message>
        <source>{import} and {rows}</source>
        <translation>{import}，外加 {rows}</translation>
    </message>
</context>
<context>
    <name>PlatformsChoice</name>
    <message numerus="yes">
        <source>%Ln platform(s)</source>
        <translation>
            <numerusform>%Ln 个平台</numerusform>
        </translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>平台</translation>
    </message>
</context>
<context>
    <name>PriceLines</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Apart from your team&apos;s server only twice, both times because you asked: setting the program up fetches its libraries, and “Get a model” fetches a model. Nothing of yours is sent with these two.</source>
        <translation>除团队服务器外，只在两种情况下，都由您发起：安装程序时下载所需的库，点击“下载模型”时下载模型。这两种情况都不会发送您的任何内容。</translation>
    </message>
    <message>
        <source>No account, no statistics, no check for updates. The model works here, and your products, drafts and conversations stay in your data folder.</source>
        <translation>没有账户，不做统计，不检查更新。模型就在这里运行，您的商品、草稿和对话都留在您的数据文件夹中。</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Twice, both times because you asked: setting the program up fetches its libraries, and “Get a model” fetches a model. Nothing of yours is sent with it.</source>
        <translation>只在两种情况下，都由您发起：安装程序时下载所需的库，点击“下载模型”时下载模型。都不会发送您的任何内容。</translation>
    </message>
    <message>
        <source>What leaves this PC: nothing</source>
        <translation>没有任何内容离开这台电脑</translation>
    </message>
    <message>
        <source>What leaves this PC: texts for {server}</source>
        <translation>离开这台电脑的内容：发送给 {server} 的文本</translation>
    </message>
    <message>
        <source>When the internet is used</source>
        <translation>何时联网</translation>
    </message>
    <message>
        <source>Your team&apos;s server writes the texts, so the product&apos;s data and your questions are sent there, and nowhere else. No account, no statistics, no check for updates.</source>
        <translation>文案由团队服务器撰写，因此商品资料和您的提问会发送到那里，不会发送到其他任何地方。没有账户，不做统计，不检查更新。</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>A file with the same columns was imported with your corrections.</source>
        <translation>相同列的文件以前按您的更正导入过。</translation>
    </message>
    <message>
        <source>A name made from the other cells is used as the SKU.</source>
        <translation>用其他单元格生成的名称作为 SKU。</translation>
    </message>
    <message>
        <source>A quotation mark in the file is never closed; quotation marks were read as plain text.</source>
        <translation>文件中有一个引号没有闭合；引号已按普通文字读取。</translation>
    </message>
    <message>
        <source>A quotation mark in this line is never closed.</source>
        <translation>此行中有一个引号没有闭合。</translation>
    </message>
    <message>
        <source>A quotation mark that is never closed</source>
        <translation>没有闭合的引号</translation>
    </message>
    <message>
        <source>Added as new ones. You can merge them later.</source>
        <translation>已作为新商品添加，以后可以合并。</translation>
    </message>
    <message>
        <source>All values are kept; those without a name are called “Option 2”, “Option 3” and so on.</source>
        <translation>所有的值都保留；没有名称的依次称为“Option 2”“Option 3”等。</translation>
    </message>
    <message>
        <source>Barcodes and SKUs rounded by a spreadsheet program</source>
        <translation>被表格软件舍入的条形码和 SKU</translation>
    </message>
    <message>
        <source>Barcodes that lost their first zeros</source>
        <translation>丢失开头零的条形码</translation>
    </message>
    <message>
        <source>Barcodes with a wrong check digit</source>
        <translation>校验位有误的条形码</translation>
    </message>
    <message>
        <source>Blank lines</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>Both are imported; the later one gets a number after its SKU.</source>
        <translation>两件都导入；后一件的 SKU 后面加上编号。</translation>
    </message>
    <message>
        <source>Categories written as a program writes lists</source>
        <translation>写成程序列表形式的类目</translation>
    </message>
    <message>
        <source>Characters in another encoding than the file</source>
        <translation>编码与文件不同的字符</translation>
    </message>
    <message>
        <source>Characters that are lost</source>
        <translation>已丢失的字符</translation>
    </message>
    <message>
        <source>Choose another source above if this file is of another supplier.</source>
        <translation>如果此文件来自其他供应商，请在上方选择其他来源。</translation>
    </message>
    <message>
        <source>Columns of the same name</source>
        <translation>同名的列</translation>
    </message>
    <message>
        <source>Columns set as you set them last time</source>
        <translation>沿用您上次设置的列</translation>
    </message>
    <message>
        <source>Columns that the last file had</source>
        <translation>上次文件中有的列</translation>
    </message>
    <message>
        <source>Columns that the shop system expects</source>
        <translation>店铺系统要求的列</translation>
    </message>
    <message>
        <source>Different units in one column</source>
        <translation>同一列中有不同的单位</translation>
    </message>
    <message>
        <source>Each becomes a product of its own.</source>
        <translation>每行成为一件独立商品。</translation>
    </message>
    <message>
        <source>Entries that cannot be read as products</source>
        <translation>无法识别为商品的内容</translation>
    </message>
    <message>
        <source>Everything else is imported. The shop system itself may refuse such a file.</source>
        <translation>其他内容都会导入。店铺系统本身可能不接受这样的文件。</translation>
    </message>
    <message>
        <source>Filler text</source>
        <translation>占位文字</translation>
    </message>
    <message>
        <source>Former prices that are lower than the price</source>
        <translation>低于售价的原价</translation>
    </message>
    <message>
        <source>Garbled characters that can be put right</source>
        <translation>可以改正的乱码</translation>
    </message>
    <message>
        <source>Headings between the rows</source>
        <translation>行与行之间的小标题</translation>
    </message>
    <message>
        <source>Hidden sheets</source>
        <translation>隐藏的工作表</translation>
    </message>
    <message>
        <source>Imported as it stands.</source>
        <translation>按原样导入。</translation>
    </message>
    <message>
        <source>Imported as it stands; only the system it came from knows the text.</source>
        <translation>按原样导入；只有来源系统知道对应的文字。</translation>
    </message>
    <message>
        <source>Imported as they stand, each in its currency.</source>
        <translation>按原样导入，各自保留币种。</translation>
    </message>
    <message>
        <source>Imported as they stand, each with its unit.</source>
        <translation>按原样导入，各自保留单位。</translation>
    </message>
    <message>
        <source>Imported as they stand. Export the file again with this column as text.</source>
        <translation>按原样导入。请把此列设为文本后重新导出文件。</translation>
    </message>
    <message>
        <source>Imported once, as the latest of its rows says; the others are left out.</source>
        <translation>只导入一次，以最后一行为准；其余略过。</translation>
    </message>
    <message>
        <source>Imported without a category.</source>
        <translation>导入，但没有类目。</translation>
    </message>
    <message>
        <source>Imported without a title.</source>
        <translation>导入，但没有标题。</translation>
    </message>
    <message>
        <source>Imported without that number.</source>
        <translation>导入，但不含这个数字。</translation>
    </message>
    <message>
        <source>Imported without that price.</source>
        <translation>导入，但不含这个价格。</translation>
    </message>
    <message>
        <source>Imported without those prices.</source>
        <translation>导入，但不含这些价格。</translation>
    </message>
    <message>
        <source>Imported without titles. You can choose the column under “Columns”.</source>
        <translation>导入，但没有标题。可以在“列”中选择标题列。</translation>
    </message>
    <message>
        <source>It was read as plain text in this line only.</source>
        <translation>仅在此行中按普通文字读取。</translation>
    </message>
    <message>
        <source>Kept, but no shop can show it as a picture.</source>
        <translation>已保留，但店铺无法把它显示为图片。</translation>
    </message>
    <message>
        <source>Left out, as you said.</source>
        <translation>已按您的选择略过。</translation>
    </message>
    <message>
        <source>Left out.</source>
        <translation>略过。</translation>
    </message>
    <message>
        <source>Left out. Let the file overwrite your changes, or undo the deletion, to have them again.</source>
        <translation>略过。如需恢复，请选择用文件替换您的更改，或撤销删除。</translation>
    </message>
    <message>
        <source>Left out; the products below take it as their category where they have none.</source>
        <translation>略过；下面没有类目的商品以它为类目。</translation>
    </message>
    <message>
        <source>Lines that belong to the line above</source>
        <translation>属于上一行的行</translation>
    </message>
    <message>
        <source>Lines that explain the columns</source>
        <translation>说明各列含义的行</translation>
    </message>
    <message>
        <source>Lines that you left out</source>
        <translation>您略过的行</translation>
    </message>
    <message>
        <source>Lines with a quotation mark that is never closed</source>
        <translation>引号没有闭合的行</translation>
    </message>
    <message>
        <source>More or fewer option values than options</source>
        <translation>选项值多于或少于选项</translation>
    </message>
    <message>
        <source>Names made from the other cells are used as SKUs.</source>
        <translation>用其他单元格生成的名称作为 SKU。</translation>
    </message>
    <message>
        <source>No column for SKUs</source>
        <translation>没有 SKU 列</translation>
    </message>
    <message>
        <source>No column for titles</source>
        <translation>没有标题列</translation>
    </message>
    <message>
        <source>No column is called a title; “{value}” was used as the title, judging by its contents.</source>
        <translation>没有名为标题的列；根据其中的值，把“{value}”当作标题。</translation>
    </message>
    <message>
        <source>No column was recognised as the title.</source>
        <translation>没有识别出标题列。</translation>
    </message>
    <message>
        <source>No header row</source>
        <translation>没有表头</translation>
    </message>
    <message>
        <source>Option values in “{value}”: {values}. Options of the product: {options}.</source>
        <translation>“{value}”中的选项值：{values}。商品的选项：{options}。</translation>
    </message>
    <message>
        <source>Pictures on somebody&apos;s computer</source>
        <translation>位于个人电脑上的图片</translation>
    </message>
    <message>
        <source>Please look at them. You can set them again, or have them found out anew.</source>
        <translation>请查看一下。您可以重新设置，或让程序重新识别。</translation>
    </message>
    <message>
        <source>Please look at “Columns”.</source>
        <translation>请查看“列”。</translation>
    </message>
    <message>
        <source>Prices below the cost</source>
        <translation>低于成本的价格</translation>
    </message>
    <message>
        <source>Prices by quantity or customer that cannot be read</source>
        <translation>无法识别的阶梯价或客户价</translation>
    </message>
    <message>
        <source>Prices far below all others</source>
        <translation>远低于其他的价格</translation>
    </message>
    <message>
        <source>Prices far from all others</source>
        <translation>与其他相差很大的价格</translation>
    </message>
    <message>
        <source>Prices of zero</source>
        <translation>为零的价格</translation>
    </message>
    <message>
        <source>Prices or stock for a product with several variants</source>
        <translation>多规格商品自身的价格或库存</translation>
    </message>
    <message>
        <source>Prices that cannot be read</source>
        <translation>无法识别的价格</translation>
    </message>
    <message>
        <source>Products that are no longer offered</source>
        <translation>已停售的商品</translation>
    </message>
    <message>
        <source>Products that may be of another supplier</source>
        <translation>可能属于其他供应商的商品</translation>
    </message>
    <message>
        <source>Products that may be there already</source>
        <translation>可能已存在的商品</translation>
    </message>
    <message>
        <source>Products that you deleted</source>
        <translation>您删除过的商品</translation>
    </message>
    <message>
        <source>Products with too many rows</source>
        <translation>行数过多的商品</translation>
    </message>
    <message>
        <source>Products without a category</source>
        <translation>没有类目的商品</translation>
    </message>
    <message>
        <source>Products without a title</source>
        <translation>没有标题的商品</translation>
    </message>
    <message>
        <source>Put right.</source>
        <translation>已改正。</translation>
    </message>
    <message>
        <source>Quotation marks were read as plain text.</source>
        <translation>引号已按普通文字读取。</translation>
    </message>
    <message>
        <source>Read as part of the line above.</source>
        <translation>作为上一行的一部分读取。</translation>
    </message>
    <message>
        <source>Read as plain text.</source>
        <translation>按普通文字读取。</translation>
    </message>
    <message>
        <source>Read in the encoding that fits them best.</source>
        <translation>按最合适的编码读取。</translation>
    </message>
    <message>
        <source>Read once; the repetition is left out.</source>
        <translation>只读取一次，重复的略过。</translation>
    </message>
    <message>
        <source>Read without brackets and quotation marks.</source>
        <translation>读取时去掉了括号和引号。</translation>
    </message>
    <message>
        <source>Row {newer} says the same of “{value}” with newer figures; this line was left out.</source>
        <translation>第 {newer} 行是同样的“{value}”，数据更新；此行已略过。</translation>
    </message>
    <message>
        <source>Rows that belong to no product</source>
        <translation>不属于任何商品的行</translation>
    </message>
    <message>
        <source>Rows whose cells do not fit the columns</source>
        <translation>单元格与列不符的行</translation>
    </message>
    <message>
        <source>Rows with neither a variant nor a picture</source>
        <translation>既没有规格也没有图片的行</translation>
    </message>
    <message>
        <source>Rows with too few cells</source>
        <translation>单元格过少的行</translation>
    </message>
    <message>
        <source>Rows without a SKU</source>
        <translation>没有 SKU 的行</translation>
    </message>
    <message>
        <source>Set aside. You can put them right under “Set aside”.</source>
        <translation>暂未导入。可以在“待修正”中改正。</translation>
    </message>
    <message>
        <source>Several currencies</source>
        <translation>多种币种</translation>
    </message>
    <message>
        <source>Sheets without products</source>
        <translation>没有商品的工作表</translation>
    </message>
    <message>
        <source>Some characters of this cell are in another encoding and may read wrong.</source>
        <translation>此单元格中有些字符使用了其他编码，可能显示有误。</translation>
    </message>
    <message>
        <source>Stock below zero</source>
        <translation>低于零的库存</translation>
    </message>
    <message>
        <source>Stock that cannot be read</source>
        <translation>无法识别的库存</translation>
    </message>
    <message>
        <source>Stock that was found by its figures</source>
        <translation>根据数字认出的库存列</translation>
    </message>
    <message>
        <source>Taken for a blank cell.</source>
        <translation>视为空单元格。</translation>
    </message>
    <message>
        <source>The SKU “{value}” stands in row {first} already; this line is kept as “{derived}”.</source>
        <translation>SKU“{value}”已在第 {first} 行出现；此行改用“{derived}”保留。</translation>
    </message>
    <message>
        <source>The barcode “{value}” lost zeros at its start.</source>
        <translation>条形码“{value}”丢失了开头的零。</translation>
    </message>
    <message>
        <source>The barcode “{value}” stands in row {first} too.</source>
        <translation>条形码“{value}”也出现在第 {first} 行。</translation>
    </message>
    <message>
        <source>The cell of {sku} is blank here; its value “{value}” is taken out.</source>
        <translation>{sku} 的单元格在这里为空；原有的值“{value}”会被清除。</translation>
    </message>
    <message>
        <source>The check digit of the barcode “{value}” is wrong.</source>
        <translation>条形码“{value}”的校验位有误。</translation>
    </message>
    <message>
        <source>The file has no column for SKUs; names made from the other cells are used instead.</source>
        <translation>文件没有 SKU 列；改用由其他单元格生成的名称。</translation>
    </message>
    <message>
        <source>The file has no header row; the columns are called “Column 1”, “Column 2” and so on.</source>
        <translation>文件没有表头；各列依次称为“Column 1”“Column 2”等。</translation>
    </message>
    <message>
        <source>The file has {columns} columns; those without a known meaning are kept as attributes.</source>
        <translation>文件有 {columns} 列；含义未知的列将作为属性保留。</translation>
    </message>
    <message>
        <source>The file says that “{value}” is no longer offered; it was left out.</source>
        <translation>文件注明“{value}”已停售，已略过。</translation>
    </message>
    <message>
        <source>The former price “{value}” is lower than the price {price}.</source>
        <translation>原价“{value}”低于售价 {price}。</translation>
    </message>
    <message>
        <source>The header once more</source>
        <translation>重复的表头</translation>
    </message>
    <message>
        <source>The last file had a column “{column}”; this one has none.</source>
        <translation>上次的文件有“{column}”列，这个文件没有。</translation>
    </message>
    <message>
        <source>The later one gets a number after its name.</source>
        <translation>后一列的名称后面加上编号。</translation>
    </message>
    <message>
        <source>The missing cells at the end are taken for blank.</source>
        <translation>末尾缺少的单元格视为空。</translation>
    </message>
    <message>
        <source>The name of this column does not say it; by its figures it was taken as the stock.</source>
        <translation>列名没有说明；根据其中的数字，把这一列当作库存。</translation>
    </message>
    <message>
        <source>The parent “{value}” is not in the file; this line became a product of its own.</source>
        <translation>文件中没有上级商品“{value}”；此行成为独立商品。</translation>
    </message>
    <message>
        <source>The price is zero.</source>
        <translation>价格为零。</translation>
    </message>
    <message>
        <source>The price “{value}” is lower than the cost {cost}.</source>
        <translation>价格“{value}”低于成本 {cost}。</translation>
    </message>
    <message>
        <source>The product “{value}” has more lines than can be read ({limit}); this one was left out.</source>
        <translation>商品“{value}”的行数超出可读取的数量（{limit}）；此行已略过。</translation>
    </message>
    <message>
        <source>The rows beyond the limit are left out.</source>
        <translation>超出上限的行已略过。</translation>
    </message>
    <message>
        <source>The same SKU on different rows</source>
        <translation>不同的行使用同一个 SKU</translation>
    </message>
    <message>
        <source>The same barcode on different products</source>
        <translation>不同的商品使用同一个条形码</translation>
    </message>
    <message>
        <source>The same product again, with other prices or stock</source>
        <translation>同一商品重复出现，价格或库存不同</translation>
    </message>
    <message>
        <source>The same row twice</source>
        <translation>重复的行</translation>
    </message>
    <message>
        <source>The sheet “{value}” holds no product table and was left out.</source>
        <translation>工作表“{value}”中没有商品表格，已略过。</translation>
    </message>
    <message>
        <source>The sheet “{value}” is hidden and was left out.</source>
        <translation>工作表“{value}”是隐藏的，已略过。</translation>
    </message>
    <message>
        <source>The stock is {value}.</source>
        <translation>库存为 {value}。</translation>
    </message>
    <message>
        <source>The variants stay as they are. Give a line for the SKU of each of them.</source>
        <translation>各规格保持不变。请为每个规格的 SKU 各写一行。</translation>
    </message>
    <message>
        <source>The zeros are put back: with them the check digit is right.</source>
        <translation>已补回零：补上后校验位正确。</translation>
    </message>
    <message>
        <source>They will be empty. Leave the column out to keep them.</source>
        <translation>这些值会变为空。如要保留，请不导入此列。</translation>
    </message>
    <message>
        <source>This line (“{value}”) is a heading or a note, not a product, and was left out.</source>
        <translation>此行（“{value}”）是小标题或备注，不是商品，已略过。</translation>
    </message>
    <message>
        <source>This line (“{value}”) is a total, not a product, and was left out.</source>
        <translation>此行（“{value}”）是合计，不是商品，已略过。</translation>
    </message>
    <message>
        <source>This line explains the columns or is an example, and was left out.</source>
        <translation>此行是列的说明或示例，已略过。</translation>
    </message>
    <message>
        <source>This line has neither SKU nor title and was left out.</source>
        <translation>此行既没有 SKU 也没有标题，已略过。</translation>
    </message>
    <message>
        <source>This line has no SKU; “{derived}” is used instead.</source>
        <translation>此行没有 SKU；改用“{derived}”。</translation>
    </message>
    <message>
        <source>This line has {cells} cells where the header has {columns}, and they do not fit.</source>
        <translation>此行有 {cells} 个单元格，而表头有 {columns} 列，两者不符。</translation>
    </message>
    <message>
        <source>This line has {cells} cells where the header has {columns}.</source>
        <translation>此行有 {cells} 个单元格，而表头有 {columns} 列。</translation>
    </message>
    <message>
        <source>This line holds neither a variant nor an image and was left out.</source>
        <translation>此行既没有规格也没有图片，已略过。</translation>
    </message>
    <message>
        <source>This line is blank and was left out.</source>
        <translation>此行是空行，已略过。</translation>
    </message>
    <message>
        <source>This line repeats the names of the columns and was left out.</source>
        <translation>此行重复了列名，已略过。</translation>
    </message>
    <message>
        <source>This line says the same as row {first} and was left out.</source>
        <translation>此行与第 {first} 行内容相同，已略过。</translation>
    </message>
    <message>
        <source>This line was joined to the line above.</source>
        <translation>此行已并入上一行。</translation>
    </message>
    <message>
        <source>This price is in {value}, most are in {usual}.</source>
        <translation>此价格的币种是 {value}，其他大多是 {usual}。</translation>
    </message>
    <message>
        <source>This product has no category.</source>
        <translation>此商品没有类目。</translation>
    </message>
    <message>
        <source>This product has no title.</source>
        <translation>此商品没有标题。</translation>
    </message>
    <message>
        <source>Those without a known meaning are kept as details.</source>
        <translation>含义未知的列保留为属性。</translation>
    </message>
    <message>
        <source>Titles that were found by their values</source>
        <translation>根据值判断出的标题</translation>
    </message>
    <message>
        <source>Totals at the foot of the table</source>
        <translation>表格末尾的合计</translation>
    </message>
    <message>
        <source>Two columns are called “{value}”; the second is “{name}” here.</source>
        <translation>有两列都叫“{value}”；第二列在这里称为“{name}”。</translation>
    </message>
    <message>
        <source>Values that blank cells take out</source>
        <translation>会被空单元格清除的值</translation>
    </message>
    <message>
        <source>Variants without their product</source>
        <translation>找不到所属商品的规格</translation>
    </message>
    <message>
        <source>Very many columns</source>
        <translation>列数很多</translation>
    </message>
    <message>
        <source>Web page code in names</source>
        <translation>名称中的网页代码</translation>
    </message>
    <message>
        <source>Web pages where pictures should be</source>
        <translation>应为图片却是网页的地址</translation>
    </message>
    <message>
        <source>What is there of them stays as it is.</source>
        <translation>其中已有的内容保持不变。</translation>
    </message>
    <message>
        <source>What the columns mean was found out from their values. Please look at “Columns”.</source>
        <translation>各列的含义是根据其中的值判断的。请查看“列”。</translation>
    </message>
    <message>
        <source>Words that stand for “nothing”</source>
        <translation>表示“没有”的词</translation>
    </message>
    <message>
        <source>You left this line out.</source>
        <translation>您已略过此行。</translation>
    </message>
    <message>
        <source>{sku} has another title here, and another brand, maker or barcode.</source>
        <translation>{sku} 在这里的标题不同，品牌、制造商或条形码也不同。</translation>
    </message>
    <message>
        <source>{sku} has several variants; it is not clear which of them its price or stock is meant for.</source>
        <translation>{sku} 有多个规格；不清楚此价格或库存属于哪个规格。</translation>
    </message>
    <message>
        <source>{sku} may be a product that is there already; it is not clear which one.</source>
        <translation>{sku} 可能是已有的商品，但不清楚是哪一件。</translation>
    </message>
    <message>
        <source>{sku} was deleted here, and stays away.</source>
        <translation>{sku} 在这里已被删除，不再导入。</translation>
    </message>
    <message>
        <source>{system} also expects the columns {value}, which the file lacks.</source>
        <translation>{system} 还要求有列 {value}，文件中没有。</translation>
    </message>
    <message>
        <source>“{value}” cannot be read as a number in stock.</source>
        <translation>“{value}”无法识别为库存数量。</translation>
    </message>
    <message>
        <source>“{value}” cannot be read as a price.</source>
        <translation>“{value}”无法识别为价格。</translation>
    </message>
    <message>
        <source>“{value}” cannot be read as prices.</source>
        <translation>“{value}”无法识别为价格。</translation>
    </message>
    <message>
        <source>“{value}” holds characters that were lost before this file was made.</source>
        <translation>“{value}”中有些字符在生成此文件之前就已丢失。</translation>
    </message>
    <message>
        <source>“{value}” holds code of a web page.</source>
        <translation>“{value}”中有网页代码。</translation>
    </message>
    <message>
        <source>“{value}” is a place on a computer; no shop can reach it.</source>
        <translation>“{value}”是电脑上的位置，店铺无法访问。</translation>
    </message>
    <message>
        <source>“{value}” is in another unit than most of its column ({unit}).</source>
        <translation>“{value}”的单位与此列大多数（{unit}）不同。</translation>
    </message>
    <message>
        <source>“{value}” is no value; the cell is taken for blank.</source>
        <translation>“{value}”不是有效的值，视为空单元格。</translation>
    </message>
    <message>
        <source>“{value}” is the address of a page, not of a picture.</source>
        <translation>“{value}”是网页的地址，不是图片的地址。</translation>
    </message>
    <message>
        <source>“{value}” is written as a program writes lists.</source>
        <translation>“{value}”是程序列表的写法。</translation>
    </message>
    <message>
        <source>“{value}” is {factor} times less than {usual}, the usual price beside it.</source>
        <translation>“{value}”只有旁边通常价格 {usual} 的 {factor} 分之一。</translation>
    </message>
    <message>
        <source>“{value}” is {factor} times {usual}, the usual price beside it: a slipped decimal mark?</source>
        <translation>“{value}”是旁边通常价格 {usual} 的 {factor} 倍：小数点是否错位？</translation>
    </message>
    <message>
        <source>“{value}” looks like filler text.</source>
        <translation>“{value}”像是占位文字。</translation>
    </message>
    <message>
        <source>“{value}” stands where a product should be and was left out.</source>
        <translation>“{value}”出现在商品的位置，已略过。</translation>
    </message>
    <message>
        <source>“{value}” was rounded by a spreadsheet program; the real digits are lost.</source>
        <translation>“{value}”被表格软件舍入过，真实数字已丢失。</translation>
    </message>
    <message>
        <source>“{value}” was saved in the wrong encoding once.</source>
        <translation>“{value}”曾以错误的编码保存。</translation>
    </message>
</context>
<context>
    <name>ProductMeaning</name>
    <message>
        <source>You have more than {count} products: the chat finds them by their words, not by their meaning.</source>
        <translation>商品超过 {count} 件：对话按字词而不是按含义查找商品。</translation>
    </message>
</context>
<context>
    <name>Products</name>
    <message>
        <source>Category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
</context>
<context>
    <name>ProductsPanel</name>
    <message>
        <source>Products and their drafts</source>
        <translation>商品及其草稿</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Everything was erased. The models are still here.</source>
        <translation>已清除全部内容，模型已保留。</translation>
    </message>
    <message>
        <source>Nothing was changed. Copy the details and send them to whoever helps you with this program.</source>
        <translation>没有做任何更改。请复制详情，发给为您提供帮助的人。</translation>
    </message>
    <message>
        <source>Your data could not be opened because of a mistake in Merchant Assistant.</source>
        <translation>由于商家助手的错误，您的数据未能打开。</translation>
    </message>
    <message>
        <source>“{file}” is restored.</source>
        <translation>“{file}”已恢复。</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;I)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Copy this question</source>
        <translation>复制此问题</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>修改后重新发送</translation>
    </message>
    <message>
        <source>You: {question}</source>
        <translation>您：{question}</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>您的问题</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Find anything</source>
        <translation>查找任意内容</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>RailCounts</name>
    <message numerus="yes">
        <source>%Ln draft(s) wait for you</source>
        <translation>
            <numerusform>%Ln 份草稿等您处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) to be answered</source>
        <translation>
            <numerusform>%Ln 条消息待回复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>All documents</source>
        <translation>全部文档</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>返回对话</translation>
    </message>
    <message>
        <source>Entry {entry}</source>
        <translation>第 {entry} 条</translation>
    </message>
    <message>
        <source>Only the part around this place is shown; the file has the rest.</source>
        <translation>这里只显示附近的内容，其余请见原文件。</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>The file itself is no longer where it was: this is what was read from it.</source>
        <translation>原文件已不在原处，这里是当时读取的内容。</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Reading “{file}”</source>
        <translation>正在读取“{file}”</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>RejectPopup</name>
    <message>
        <source>A fact is wrong</source>
        <translation>内容有误</translation>
    </message>
    <message>
        <source>Enter rejects, also without a reason. The reason is kept as a lesson.</source>
        <translation>按回车即拒绝，也可以不写原因。原因会留作日后的参考。</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>用您自己的话</translation>
    </message>
    <message>
        <source>In your words (may stay empty)</source>
        <translation>用您自己的话（可留空）</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>The language</source>
        <translation>语言不好</translation>
    </message>
    <message>
        <source>The tone</source>
        <translation>语气不合适</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>太短</translation>
    </message>
    <message>
        <source>Why is it not good?</source>
        <translation>哪里不好？</translation>
    </message>
</context>
<context>
    <name>RemovedDocuments</name>
    <message>
        <source>Removed lately. Kept for a day:</source>
        <translation>最近移除，保留一天：</translation>
    </message>
</context>
<context>
    <name>RemovedRow</name>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Bring “{file}” back</source>
        <translation>恢复“{file}”</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>Availability</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Change of order</source>
        <translation>订单变更</translation>
    </message>
    <message>
        <source>Choose another one, or paste it again.</source>
        <translation>请另选一个，或重新粘贴。</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Open it in your e-mail program, and paste its text here.</source>
        <translation>请在邮件程序中打开，再把文字粘贴到这里。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订购</translation>
    </message>
    <message>
        <source>Order status</source>
        <translation>订单状态</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Paste the part that asks for an answer.</source>
        <translation>请粘贴需要回答的部分。</translation>
    </message>
    <message>
        <source>Paste what your customer wrote, or drop a text or an e-mail here.</source>
        <translation>请粘贴客户的消息，或拖入文本或邮件。</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>There is no message yet.</source>
        <translation>还没有消息。</translation>
    </message>
    <message>
        <source>This is too long for a message of a customer.</source>
        <translation>作为客户消息，这段内容太长。</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>这条消息已不存在。</translation>
    </message>
    <message>
        <source>a standard sentence</source>
        <translation>常用语句</translation>
    </message>
    <message>
        <source>from your catalogue</source>
        <translation>来自商品目录</translation>
    </message>
    <message>
        <source>from your documents</source>
        <translation>来自文档</translation>
    </message>
    <message>
        <source>how many pieces</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>not in your data: fill it in</source>
        <translation>资料中没有：请补充</translation>
    </message>
    <message>
        <source>order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>the customer is asked</source>
        <translation>向客户询问</translation>
    </message>
    <message>
        <source>what is wrong, with a photo</source>
        <translation>问题描述及照片</translation>
    </message>
    <message>
        <source>where to deliver to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>which article is meant</source>
        <translation>具体是哪件商品</translation>
    </message>
    <message>
        <source>“{file}” cannot be read as an e-mail.</source>
        <translation>无法将“{file}”作为邮件读取。</translation>
    </message>
</context>
<context>
    <name>RepliesFlow</name>
    <message>
        <source>Smoothing the wording</source>
        <translation>正在润色措辞</translation>
    </message>
    <message>
        <source>Writing a reply</source>
        <translation>正在撰写回复</translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message numerus="yes">
        <source>%Ln place(s) in [brackets] are still to be filled in.</source>
        <translation>
            <numerusform>还有 %Ln 处[方括号]内容需要填写。</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer a customer&apos;s message</source>
        <translation>回复客户消息</translation>
    </message>
    <message>
        <source>Copy the reply</source>
        <translation>复制回复</translation>
    </message>
    <message>
        <source>House rules for replies</source>
        <translation>回复规则</translation>
    </message>
    <message>
        <source>Mark as answered</source>
        <translation>标为已回复</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Open a message</source>
        <translation>打开消息</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜索来信</translation>
    </message>
    <message>
        <source>Show or hide the messages</source>
        <translation>显示或隐藏消息列表</translation>
    </message>
    <message>
        <source>Smooth the wording</source>
        <translation>润色措辞</translation>
    </message>
    <message>
        <source>The message was deleted.</source>
        <translation>消息已删除。</translation>
    </message>
    <message>
        <source>The reply was copied.</source>
        <translation>回复已复制。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Write the reply again</source>
        <translation>重新撰写回复</translation>
    </message>
</context>
<context>
    <name>ReplyEditor</name>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>“{claim}” contradicts {cell}.</source>
        <translation>“{claim}”与{cell}不符。</translation>
    </message>
    <message>
        <source>“{claim}” is from your catalogue.</source>
        <translation>“{claim}”来自商品目录。</translation>
    </message>
    <message>
        <source>“{claim}” is not in your data.</source>
        <translation>“{claim}”在资料中找不到。</translation>
    </message>
    <message>
        <source>“{claim}” is proven by {cell}.</source>
        <translation>“{claim}”可由{cell}证明。</translation>
    </message>
    <message>
        <source>“{claim}” stands in your documents.</source>
        <translation>“{claim}”见于您的文档。</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>还剩 %Ln 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s each</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>每份 %Ln 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>End the review</source>
        <translation>结束审核</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一份</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一份</translation>
    </message>
    <message>
        <source>Review: {where}</source>
        <translation>审核：{where}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why the next claim is marked</source>
        <translation>下一处标记的原因</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 份，共 {count}</translation>
    </message>
</context>
<context>
    <name>ReviewMode</name>
    <message numerus="yes">
        <source>%Ln draft(s) reviewed. No draft waits for you.</source>
        <translation>
            <numerusform>已审核 %Ln 份草稿，没有待审草稿了。</numerusform>
        </translation>
    </message>
    <message>
        <source>No draft waits for you.</source>
        <translation>没有待审草稿。</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Cheaper</source>
        <translation>更便宜的</translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation>比较这两件</translation>
    </message>
    <message>
        <source>Like this, but cheaper</source>
        <translation>类似但更便宜</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>类似商品</translation>
    </message>
    <message>
        <source>Tick two to compare them, or one for what is like it.</source>
        <translation>勾选两件可比较，勾选一件可找类似商品。</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>已选 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Write a listing</source>
        <translation>撰写文案</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>A placeholder was left in the text</source>
        <translation>文本中留有占位符</translation>
    </message>
    <message>
        <source>Active content is refused: a script, a form or a frame</source>
        <translation>不接受动态内容（脚本、表单或框架）</translation>
    </message>
    <message>
        <source>Availability does not belong into the text</source>
        <translation>供货情况不应写进文案</translation>
    </message>
    <message>
        <source>Bullet {number}</source>
        <translation>卖点 {number}</translation>
    </message>
    <message>
        <source>Bullets</source>
        <translation>卖点</translation>
    </message>
    <message>
        <source>Characters stand there for decoration only</source>
        <translation>有仅作装饰的符号</translation>
    </message>
    <message>
        <source>Chinese advertising law forbids such superlatives</source>
        <translation>广告法禁止此类绝对化用语</translation>
    </message>
    <message>
        <source>Contact data does not belong into a listing</source>
        <translation>联系方式不应写进商品文案</translation>
    </message>
    <message>
        <source>Dates do not belong into the text</source>
        <translation>日期不应写进文案</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Description for search engines</source>
        <translation>搜索描述</translation>
    </message>
    <message>
        <source>Empty marketing: it would fit any product</source>
        <translation>空洞的宣传语，放在任何商品上都行</translation>
    </message>
    <message>
        <source>HTML or Markdown marks stand in the text</source>
        <translation>文本中有 HTML 或 Markdown 标记</translation>
    </message>
    <message>
        <source>Hashtag {number}</source>
        <translation>话题标签 {number}</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>话题标签</translation>
    </message>
    <message>
        <source>Headline {number}</source>
        <translation>广告标题 {number}</translation>
    </message>
    <message>
        <source>Headlines</source>
        <translation>广告标题</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Only a name is known of this product. It could say more with {cells} in your data.</source>
        <translation>这件商品只有名称。如果资料中有{cells}，文案可以更充实。</translation>
    </message>
    <message>
        <source>Prices change; they do not belong into the text</source>
        <translation>价格会变动，不应写进文案</translation>
    </message>
    <message>
        <source>Promotion phrases are refused here</source>
        <translation>这里不允许促销用语</translation>
    </message>
    <message>
        <source>Reviews and ratings do not belong into the text</source>
        <translation>评价和评分不应写进文案</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Tag {number}</source>
        <translation>标签 {number}</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Term {number}</source>
        <translation>条款 {number}</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>The model talks about itself or refuses instead of describing the product</source>
        <translation>模型在谈论自己或拒绝撰写，而没有描述商品</translation>
    </message>
    <message>
        <source>The text fell apart: left-over marks, or a bare list of fields</source>
        <translation>文本杂乱：有残留的标记，或只是罗列字段</translation>
    </message>
    <message>
        <source>The title names “{named}”, but there are {count}: {all}.</source>
        <translation>标题只提到“{named}”，但共有 {count} 种：{all}。</translation>
    </message>
    <message>
        <source>This sentence speaks to the program, not about the product</source>
        <translation>这句话是对程序说的，与商品无关</translation>
    </message>
    <message>
        <source>This sentence tells nothing</source>
        <translation>这句话没有任何信息</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Title for search engines</source>
        <translation>搜索标题</translation>
    </message>
    <message>
        <source>Translated: read it once before it leaves.</source>
        <translation>译文：发出前请读一遍。</translation>
    </message>
    <message>
        <source>Translated: read it once. Nothing in the data shows: {words} and more.</source>
        <translation>译文：请读一遍。资料中找不到：{words}等。</translation>
    </message>
    <message>
        <source>Translated: read it once. Nothing in the data shows: {words}.</source>
        <translation>译文：请读一遍。资料中找不到：{words}。</translation>
    </message>
    <message>
        <source>Words of the instruction stand in the text</source>
        <translation>文本中混入了指令的字句</translation>
    </message>
    <message>
        <source>Your data give the price without a currency: add it in the letter, or in the catalogue.</source>
        <translation>资料中的价格没有币种：请在信中或目录中补上。</translation>
    </message>
    <message>
        <source>a description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>electrical data</source>
        <translation>电气参数</translation>
    </message>
    <message>
        <source>measures</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>sizes</source>
        <translation>尺码</translation>
    </message>
    <message>
        <source>technical data</source>
        <translation>技术参数</translation>
    </message>
    <message>
        <source>the age it is for</source>
        <translation>适用年龄</translation>
    </message>
    <message>
        <source>the colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>the flavour</source>
        <translation>口味</translation>
    </message>
    <message>
        <source>the ingredients</source>
        <translation>成分</translation>
    </message>
    <message>
        <source>the material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>what it is about</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>what it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>{part}: Chinese characters stand in an English text.</source>
        <translation>{part}：英文文案中有汉字。</translation>
    </message>
    <message>
        <source>{part}: a sentence stands there twice.</source>
        <translation>{part}：有一句话重复了。</translation>
    </message>
    <message>
        <source>{part}: all in capital letters.</source>
        <translation>{part}：全部是大写字母。</translation>
    </message>
    <message>
        <source>{part}: empty.</source>
        <translation>{part}：空白。</translation>
    </message>
    <message>
        <source>{part}: it begins with a capital letter.</source>
        <translation>{part}：应以大写字母开头。</translation>
    </message>
    <message>
        <source>{part}: it should be in Chinese.</source>
        <translation>{part}：应为中文。</translation>
    </message>
    <message>
        <source>{part}: more than one line.</source>
        <translation>{part}：不止一行。</translation>
    </message>
    <message>
        <source>{part}: no mark at its end, please: “{mark}”.</source>
        <translation>{part}：末尾请不要加标点“{mark}”。</translation>
    </message>
    <message>
        <source>{part}: not translated: “{words}”.</source>
        <translation>{part}：未翻译：“{words}”。</translation>
    </message>
    <message>
        <source>{part}: only the first {shown} characters are shown everywhere.</source>
        <translation>{part}：只有前 {shown} 个字在各处都会显示。</translation>
    </message>
    <message>
        <source>{part}: said more than {most} times: {words}.</source>
        <translation>{part}：以下词语出现超过 {most} 次：{words}。</translation>
    </message>
    <message>
        <source>{part}: these characters are refused: {characters}</source>
        <translation>{part}：不接受以下字符：{characters}</translation>
    </message>
    <message>
        <source>{part}: these characters may stand there once: {characters}</source>
        <translation>{part}：以下字符只能出现一次：{characters}</translation>
    </message>
    <message>
        <source>{part}: two of them say the same.</source>
        <translation>{part}：有两条内容相同。</translation>
    </message>
    <message>
        <source>{part}: you wish never to say “{words}”.</source>
        <translation>{part}：您不希望使用“{words}”。</translation>
    </message>
    <message>
        <source>{part}: {count} bytes, at most {most} fit.</source>
        <translation>{part}：{count} 字节，最多 {most}。</translation>
    </message>
    <message>
        <source>{part}: {count} characters (an emoji is two), at most {most} fit.</source>
        <translation>{part}：{count} 字（表情符号算两个），最多 {most}。</translation>
    </message>
    <message>
        <source>{part}: {count} characters, at most {most} fit.</source>
        <translation>{part}：{count} 字，最多 {most}。</translation>
    </message>
    <message>
        <source>{part}: {count} half widths (a Chinese character is two), at most {most} fit.</source>
        <translation>{part}：{count} 个半角（一个汉字算两个），最多 {most}。</translation>
    </message>
    <message>
        <source>{part}: {count}, at least {least} are needed.</source>
        <translation>{part}：{count} 个，至少需要 {least} 个。</translation>
    </message>
    <message>
        <source>{part}: {count}, at most {most} fit.</source>
        <translation>{part}：{count} 个，最多 {most} 个。</translation>
    </message>
    <message>
        <source>{part}: {platform} refuses emoji: {emoji}</source>
        <translation>{part}：{platform}不接受表情符号：{emoji}</translation>
    </message>
    <message>
        <source>{part}: {rule} (“{words}”).</source>
        <translation>{part}：{rule}（“{words}”）。</translation>
    </message>
    <message>
        <source>“N/A” and its like tell a buyer nothing</source>
        <translation>“暂无”之类的字样对买家没有意义</translation>
    </message>
</context>
<context>
    <name>RulesWindow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>结束语</translation>
    </message>
    <message>
        <source>Greeting; {name} is the customer&apos;s</source>
        <translation>称呼，{name} 为客户姓名</translation>
    </message>
    <message>
        <source>House rules for replies</source>
        <translation>回复规则</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Language of the following</source>
        <translation>以下内容的语言</translation>
    </message>
    <message>
        <source>Own sentence for messages about</source>
        <translation>针对此类消息的常用语句</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Tell customers how many pieces are in stock</source>
        <translation>告知客户库存数量</translation>
    </message>
    <message>
        <source>The sentence</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>What is left empty stays as it is usual in the customer&apos;s language.</source>
        <translation>留空则按客户语言的惯例书写。</translation>
    </message>
    <message>
        <source>Words never to use, divided by commas</source>
        <translation>禁用词，用逗号分隔</translation>
    </message>
    <message>
        <source>Your name or company</source>
        <translation>您的姓名或公司</translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message>
        <source>Choose another name, best on another disk.</source>
        <translation>请换一个名称，最好存到另一块磁盘。</translation>
    </message>
    <message>
        <source>Choose another name. Nothing was overwritten.</source>
        <translation>请换一个名称。没有覆盖任何内容。</translation>
    </message>
    <message>
        <source>Choose the file that “Back up now” wrote. A catalogue is dropped on the window instead.</source>
        <translation>请选择由“立即备份”生成的文件。商品目录请直接拖到窗口中。</translation>
    </message>
    <message>
        <source>Close its window and every command that runs, then try again.</source>
        <translation>请关闭它的窗口和正在运行的命令，然后重试。</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing was changed.</source>
        <translation>请腾出一些空间后重试。没有做任何更改。</translation>
    </message>
    <message>
        <source>Free some space. Until then imports and drafts may stop; nothing gets lost by that.</source>
        <translation>请腾出一些空间。在此之前，导入和撰写可能会停止，但已有内容不会丢失。</translation>
    </message>
    <message>
        <source>Install the newer version, then restore it. Nothing was changed.</source>
        <translation>请安装较新的版本，再进行恢复。没有做任何更改。</translation>
    </message>
    <message>
        <source>Merchant Assistant is open on these data.</source>
        <translation>商家助手正在使用这些数据。</translation>
    </message>
    <message>
        <source>Restore your newest backup. The folder “backups” of your data folder may hold one too.</source>
        <translation>请恢复您最新的备份。数据文件夹中的“backups”文件夹里可能也有备份。</translation>
    </message>
    <message>
        <source>The backup “{file}” is damaged.</source>
        <translation>备份“{file}”已损坏。</translation>
    </message>
    <message>
        <source>The data are damaged in places.</source>
        <translation>数据有部分损坏。</translation>
    </message>
    <message>
        <source>The disk with your data is almost full: {megabytes} MB are free.</source>
        <translation>存放您数据的磁盘快满了：仅剩 {megabytes} MB。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk to unpack this backup.</source>
        <translation>磁盘空间不足，无法解压此备份。</translation>
    </message>
    <message>
        <source>Two PCs, or the program that synchronises, may change the same file at once, and your data would be damaged. Back up in Settings, let whoever set up this PC choose a folder of its own disk (start with --data-dir FOLDER), and restore the backup there. Backups themselves may lie here.</source>
        <translation>两台电脑或同步程序可能同时更改同一个文件，导致您的数据损坏。请先在“设置”中备份，再请配置这台电脑的人改用它自己磁盘上的文件夹（用 --data-dir 文件夹 启动），然后到那里恢复备份。备份文件可以留在这里。</translation>
    </message>
    <message>
        <source>Use another backup, or copy this one from where it was kept once more. Nothing was changed.</source>
        <translation>请使用其他备份，或从保存处重新复制这份备份。没有做任何更改。</translation>
    </message>
    <message>
        <source>Your data lie in a folder that is synchronised: “{folder}”.</source>
        <translation>您的数据位于会被同步的文件夹中：“{folder}”。</translation>
    </message>
    <message>
        <source>Your data lie in a folder that {keeper} synchronises: “{folder}”.</source>
        <translation>您的数据位于由 {keeper} 同步的文件夹中：“{folder}”。</translation>
    </message>
    <message>
        <source>Your data lie on a disk of another PC: “{folder}”.</source>
        <translation>您的数据位于另一台电脑的磁盘上：“{folder}”。</translation>
    </message>
    <message>
        <source>“{file}” is a file that Merchant Assistant needs itself.</source>
        <translation>“{file}”是商家助手自己需要的文件。</translation>
    </message>
    <message>
        <source>“{file}” is not a backup of Merchant Assistant.</source>
        <translation>“{file}”不是商家助手的备份。</translation>
    </message>
    <message>
        <source>“{file}” is there already.</source>
        <translation>“{file}”已存在。</translation>
    </message>
    <message>
        <source>“{file}” was written by a newer version of Merchant Assistant.</source>
        <translation>“{file}”由较新版本的商家助手生成。</translation>
    </message>
</context>
<context>
    <name>ServerSection</name>
    <message>
        <source>A server of your team</source>
        <translation>团队服务器</translation>
    </message>
    <message>
        <source>A stronger computer of your company can write the texts instead of this PC.</source>
        <translation>可以由公司里性能更强的电脑代替这台电脑撰写文案。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>As entered before</source>
        <translation>沿用之前输入的密钥</translation>
    </message>
    <message>
        <source>Checking the connection</source>
        <translation>正在检查连接</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Measuring the server</source>
        <translation>正在测试服务器的速度</translation>
    </message>
    <message>
        <source>Model on the server</source>
        <translation>服务器上的模型</translation>
    </message>
    <message>
        <source>Only where the server wants one. It stays in the keychain of this system; no backup holds it.</source>
        <translation>仅在服务器要求时填写。保存在系统的密码管理器中，不进入备份。</translation>
    </message>
    <message>
        <source>Texts are written by</source>
        <translation>由谁撰写文案</translation>
    </message>
    <message>
        <source>The next drafts are written by the server.</source>
        <translation>接下来的草稿由服务器撰写。</translation>
    </message>
    <message>
        <source>The next drafts are written on this PC.</source>
        <translation>接下来的草稿在这台电脑上撰写。</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Those that are being written now are finished where they were begun.</source>
        <translation>正在撰写的草稿仍在原来的地方写完。</translation>
    </message>
    <message>
        <source>Whoever keeps the server knows it, and what it asks for.</source>
        <translation>可向服务器管理员询问地址和所需的信息。</translation>
    </message>
    <message>
        <source>With the server, product texts and questions are sent to its address. Searching stays on this PC.</source>
        <translation>由服务器撰写时，商品文本和提问会发送到它的地址。查找仍在这台电脑上进行。</translation>
    </message>
    <message>
        <source>http://192.168.1.20:8080</source>
        <comment>an example</comment>
        <translation>例如 http://192.168.1.20:8080</translation>
    </message>
</context>
<context>
    <name>ServerState</name>
    <message>
        <source>Asking the server …</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Care: what is sent can be read on the way. Ask for an address that begins with https.</source>
        <translation>请注意：发送的内容在途中可能被他人读取。请向服务器管理员索取以 https 开头的地址。</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>检查连接</translation>
    </message>
    <message>
        <source>Connected to {server}</source>
        <translation>已连接到 {server}</translation>
    </message>
    <message>
        <source>Enter its address, then check the connection.</source>
        <translation>请输入服务器地址，然后检查连接。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Forget the server and its key</source>
        <translation>移除服务器及其密钥</translation>
    </message>
    <message>
        <source>Many texts go {lanes} at a time.</source>
        <translation>批量撰写时会同时写 {lanes} 份。</translation>
    </message>
    <message>
        <source>Measuring how fast it writes …</source>
        <translation>正在测试撰写速度…</translation>
    </message>
    <message>
        <source>No server is set up</source>
        <translation>还没有设置服务器</translation>
    </message>
    <message>
        <source>Set up: {server}</source>
        <translation>已设置：{server}</translation>
    </message>
    <message>
        <source>This system has no keychain: the key has to be entered again at the next start.</source>
        <translation>此系统没有密码管理器：下次启动时需要重新输入密钥。</translation>
    </message>
    <message numerus="yes">
        <source>{model} writes about %Ln word(s) a second there.</source>
        <translation>
            <numerusform>{model} 在服务器上每秒约写 %Ln 字。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetAside</name>
    <message>
        <source>As in the file</source>
        <translation>恢复文件原样</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation>Ctrl+Shift+I</translation>
    </message>
    <message>
        <source>Insert a blank cell</source>
        <translation>插入空单元格</translation>
    </message>
    <message>
        <source>Join with the next cell</source>
        <translation>与下一个单元格合并</translation>
    </message>
    <message>
        <source>Rows that do not fit the columns. Put them right here; the file itself stays as it is.</source>
        <translation>这些行与列不符。请在这里改正；文件本身不会改动。</translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln row(s) that fit</source>
        <translation>
            <numerusform>加入已符合的 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Take in the rows that fit</source>
        <translation>加入已符合的行</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Change a shop&apos;s limits</source>
        <translation>更改平台限制</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>更改语言</translation>
    </message>
    <message>
        <source>Change the look</source>
        <translation>更改外观</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>清除全部</translation>
    </message>
    <message>
        <source>Everything holds at once; there is nothing to save.</source>
        <translation>所有更改立即生效，无需保存。</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>导出全部</translation>
    </message>
    <message>
        <source>Open the logs</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>See the words of your shop</source>
        <translation>查看本店用词</translation>
    </message>
    <message>
        <source>Set up a server of your team</source>
        <translation>设置团队服务器</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有快捷键</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Add documents</source>
        <translation>添加文档</translation>
    </message>
    <message>
        <source>Answers quote them word for word and say where it stands.</source>
        <translation>回答会逐字引用并注明出处。</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>返回对话</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Drop your documents here</source>
        <translation>将文档拖到这里</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Terms, returns, delivery, questions with answers: PDF, Word, spreadsheets, web pages, text.</source>
        <translation>条款、退货、配送、问答：PDF、Word、电子表格、网页、文本。</translation>
    </message>
    <message>
        <source>“{file}” was set aside:</source>
        <translation>“{file}”未能读取：</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Where they differ</source>
        <translation>不同之处</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close this panel</source>
        <translation>关闭此面板</translation>
    </message>
    <message>
        <source>Copy all values</source>
        <translation>复制所有值</translation>
    </message>
    <message>
        <source>Delete this product</source>
        <translation>删除此商品</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Write a listing</source>
        <translation>撰写文案</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>Smoothing</name>
    <message numerus="yes">
        <source>%Ln fact(s) now read as sentences.</source>
        <translation>
            <numerusform>已有 %Ln 项资料写成句子。</numerusform>
        </translation>
    </message>
    <message>
        <source>No sentence said the same as your data, so none was taken.</source>
        <translation>没有句子与资料完全一致，因此未采用。</translation>
    </message>
    <message>
        <source>The wording stays as it is.</source>
        <translation>措辞保持不变。</translation>
    </message>
    <message>
        <source>There are no facts in it that could be sentences.</source>
        <translation>其中没有可以写成句子的资料。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>You stopped it before the first sentence.</source>
        <translation>第一句完成之前已停止。</translation>
    </message>
</context>
<context>
    <name>SortHeader</name>
    <message>
        <source>No longer sorted by {column}</source>
        <translation>不再按{column}排序</translation>
    </message>
    <message>
        <source>Sorted by {column}, highest first</source>
        <translation>按{column}排序，从高到低</translation>
    </message>
    <message>
        <source>Sorted by {column}, lowest first</source>
        <translation>按{column}排序，从低到高</translation>
    </message>
</context>
<context>
    <name>SourceBlock</name>
    <message>
        <source>Source: {source}, read on {day}.</source>
        <translation>来源：{source}，查阅日期 {day}。</translation>
    </message>
</context>
<context>
    <name>SourceChip</name>
    <message>
        <source>Open {sku}, {title}</source>
        <translation>打开 {sku}，{title}</translation>
    </message>
    <message>
        <source>{sku}, {title}: no longer there</source>
        <translation>{sku}，{title}：已不存在</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>All products</source>
        <translation>全部商品</translation>
    </message>
    <message>
        <source>Before the jobs that wait</source>
        <translation>排在等待的任务之前</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Data changed since</source>
        <translation>资料有变化的</translation>
    </message>
    <message>
        <source>Draft many products</source>
        <translation>批量撰写</translation>
    </message>
    <message>
        <source>For which platforms</source>
        <translation>用于哪些平台</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>In the manner of each present draft</source>
        <translation>沿用各草稿现有的写法</translation>
    </message>
    <message>
        <source>In which languages</source>
        <translation>使用哪些语言</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln chosen</source>
        <translation>
            <numerusform>所选的 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>写什么</translation>
    </message>
    <message>
        <source>Which products</source>
        <translation>哪些商品</translation>
    </message>
    <message>
        <source>Without a draft</source>
        <translation>还没有草稿的</translation>
    </message>
    <message>
        <source>Write so from now on</source>
        <translation>以后都这样写</translation>
    </message>
    <message>
        <source>You can close the window meanwhile: the rest is written when you come back.</source>
        <translation>期间可以关闭窗口，其余的等您回来时继续写。</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Offline, nothing leaves this PC</source>
        <translation>离线运行，数据不离开本机</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Sent to {server}</source>
        <translation>发送到 {server}</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Texts are written on {server}</source>
        <translation>文案在 {server} 上撰写</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>running jobs</comment>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>Another Merchant Assistant is writing just now.</source>
        <translation>另一个正在运行的商家助手正在写入数据。</translation>
    </message>
    <message>
        <source>Choose another data folder or ask who looks after this PC.</source>
        <translation>请选择其他数据文件夹，或询问管理这台电脑的人。</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing was changed.</source>
        <translation>请腾出一些空间后重试。没有做任何更改。</translation>
    </message>
    <message>
        <source>Free some space on the disk and look whether it is sound. Nothing was changed.</source>
        <translation>请腾出一些磁盘空间，并检查磁盘是否完好。没有做任何更改。</translation>
    </message>
    <message>
        <source>Install the newer version, or choose another data folder. Nothing was changed.</source>
        <translation>请安装较新的版本，或选择其他数据文件夹。没有做任何更改。</translation>
    </message>
    <message>
        <source>List the drafts to see their numbers.</source>
        <translation>请列出草稿以查看编号。</translation>
    </message>
    <message>
        <source>List the jobs to see their numbers.</source>
        <translation>列出任务即可看到编号。</translation>
    </message>
    <message>
        <source>Put a backup in its place with “restore FILE”. Some may lie in the folder “{folder}”.</source>
        <translation>请用“restore FILE”恢复一份备份。文件夹“{folder}”中可能有备份。</translation>
    </message>
    <message>
        <source>The data folder “{folder}” cannot be read or written.</source>
        <translation>数据文件夹“{folder}”无法读写。</translation>
    </message>
    <message>
        <source>The data folder “{folder}” cannot be written.</source>
        <translation>数据文件夹“{folder}”无法写入。</translation>
    </message>
    <message>
        <source>The import of “{file}” could not be prepared: {error}.</source>
        <translation>未能准备好“{file}”的导入：{error}。</translation>
    </message>
    <message>
        <source>There is no draft {draft}.</source>
        <translation>没有编号为 {draft} 的草稿。</translation>
    </message>
    <message>
        <source>There is no job {job}.</source>
        <translation>没有任务 {job}。</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>磁盘空间已满。</translation>
    </message>
    <message>
        <source>These data were written by a newer version of Merchant Assistant.</source>
        <translation>这些数据由较新版本的商家助手生成。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Wait until it is done and try again.</source>
        <translation>请等它完成后重试。</translation>
    </message>
    <message>
        <source>“{file}” is damaged or not a file of Merchant Assistant.</source>
        <translation>“{file}”已损坏，或不是商家助手的文件。</translation>
    </message>
</context>
<context>
    <name>StreamView</name>
    <message>
        <source>The model reads your data …</source>
        <translation>模型正在阅读您的资料…</translation>
    </message>
    <message>
        <source>The text that is being written</source>
        <translation>正在撰写的文本</translation>
    </message>
</context>
<context>
    <name>StyleForm</name>
    <message>
        <source>A text of yours</source>
        <translation>您自己的文案</translation>
    </message>
    <message>
        <source>As in my own text</source>
        <translation>按我自己的文案</translation>
    </message>
    <message>
        <source>Divided by commas</source>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>Divided by commas; used if the data allow</source>
        <translation>用逗号分隔；资料允许时使用</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>篇幅</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>长</translation>
    </message>
    <message>
        <source>Long is as long as your data go: nothing is made up to fill it.</source>
        <translation>“长”以资料为限，不会编造内容来凑字数。</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Paste a text of yours: its tone is taken up, never its facts.</source>
        <translation>粘贴您自己的一段文案：只借鉴语气，绝不采用其中的内容。</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>平实</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>短</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>专业</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>亲切</translation>
    </message>
    <message>
        <source>Words never to use</source>
        <translation>绝不使用的词</translation>
    </message>
    <message>
        <source>Words to use</source>
        <translation>要使用的词</translation>
    </message>
</context>
<context>
    <name>StylePopup</name>
    <message>
        <source>How should it be written?</source>
        <translation>要怎么写？</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重写</translation>
    </message>
    <message>
        <source>Write so from now on</source>
        <translation>以后都这样写</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message numerus="yes">
        <source>%Ln deleted by you, stay so</source>
        <translation>
            <numerusform>您删除的 %Ln 件，仍不导入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>略过 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>新增 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not in this file, kept</source>
        <translation>
            <numerusform>%Ln 件不在此文件中，已保留</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>无变化 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation>
            <numerusform>更新 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>来源(&amp;S)</translation>
    </message>
    <message>
        <source>A later file of the same source updates its products</source>
        <translation>以后导入同一来源的文件，会更新其中的商品</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>The columns are set as you set them last time.</source>
        <translation>各列沿用您上次的设置。</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>columns separated by commas</source>
        <translation>以逗号分列</translation>
    </message>
    <message>
        <source>columns separated by semicolons</source>
        <translation>以分号分列</translation>
    </message>
    <message>
        <source>columns separated by tabs</source>
        <translation>以制表符分列</translation>
    </message>
    <message>
        <source>columns separated by “|”</source>
        <translation>以“|”分列</translation>
    </message>
    <message>
        <source>decimals after a comma</source>
        <translation>以逗号作小数点</translation>
    </message>
    <message>
        <source>prices in {currency}</source>
        <translation>价格币种 {currency}</translation>
    </message>
    <message>
        <source>texts in {language}</source>
        <translation>文字为{language}</translation>
    </message>
</context>
<context>
    <name>TickedBar</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>已选 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose all %Ln</source>
        <translation>
            <numerusform>选中全部 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>ToExport</name>
    <message numerus="yes">
        <source>%Ln approved text(s) can be exported to your shop.</source>
        <translation>
            <numerusform>%Ln 份已批准的文案可以导出到您的店铺。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the listings</source>
        <translation>打开商品文案</translation>
    </message>
    <message>
        <source>Ready to export</source>
        <translation>可以导出</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>messages</comment>
        <translation>
            <numerusform>另有 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>There is nothing to take back just now.</source>
        <translation>现在没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>“History” in the catalogue takes back what was done before.</source>
        <translation>更早的操作可以在商品目录的“历史记录”中撤销。</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Show earlier turns</source>
        <translation>显示更早的消息</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>ValuesPopup</name>
    <message>
        <source>Find a value</source>
        <translation>查找值</translation>
    </message>
    <message>
        <source>No value contains this.</source>
        <translation>没有包含此内容的值。</translation>
    </message>
    <message>
        <source>None of the products found has one.</source>
        <translation>找到的商品都没有这一项。</translation>
    </message>
    <message>
        <source>The most common are shown. Type a part of another to find it.</source>
        <translation>只显示最常见的。输入其他值的一部分即可查找。</translation>
    </message>
</context>
<context>
    <name>WaysPopup</name>
    <message>
        <source>Columns and values</source>
        <translation>列和值</translation>
    </message>
    <message>
        <source>Find a column or a value</source>
        <translation>查找列或值</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有这个名称。</translation>
    </message>
    <message>
        <source>“{word}” means</source>
        <translation>“{word}”是指</translation>
    </message>
</context>
<context>
    <name>WindowSection</name>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Of this window. Drafts have their own, below.</source>
        <translation>仅指此窗口。草稿的语言在下方另设。</translation>
    </message>
    <message>
        <source>Same as this PC</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>WordRow</name>
    <message>
        <source>Not used: what it means is no longer in your catalogue.</source>
        <translation>未使用：它所指的内容已不在商品目录里。</translation>
    </message>
    <message>
        <source>Not used: your catalogue itself has this word now.</source>
        <translation>未使用：商品目录里现在本来就有这个词。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove “{word}”</source>
        <translation>移除“{word}”</translation>
    </message>
    <message>
        <source>“{word}”: {meaning}</source>
        <translation>“{word}”：{meaning}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Today, {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} 或 {other}</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <translation>{one}{other}</translation>
    </message>
    <message>
        <source>{one}, {other}</source>
        <translation>{one}，{other}</translation>
    </message>
</context>
<context>
    <name>WordsSection</name>
    <message>
        <source>No words yet.</source>
        <translation>还没有词。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What you told the chat about words that your catalogue does not know.</source>
        <translation>商品目录里没有的词，您在对话里说明过它们的意思。</translation>
    </message>
    <message>
        <source>Where the chat does not know a word, it asks what it means. What you choose stands here.</source>
        <translation>对话遇到不认识的词时会问它是什么意思。您选择的意思会列在这里。</translation>
    </message>
    <message>
        <source>Words of your shop</source>
        <translation>本店用词</translation>
    </message>
    <message>
        <source>“{word}” is forgotten.</source>
        <translation>已忘记“{word}”。</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Adding the sample</source>
        <translation>正在添加示例</translation>
    </message>
    <message>
        <source>Approving proven drafts</source>
        <translation>正在批准已证实的草稿</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Deleting products</source>
        <translation>正在删除商品</translation>
    </message>
    <message>
        <source>Drafts: {done} of {total} done, {writing} being written</source>
        <translation>草稿：已完成 {done} / {total}，正在写 {writing} 份</translation>
    </message>
    <message>
        <source>Exporting everything</source>
        <translation>正在导出全部</translation>
    </message>
    <message>
        <source>Importing “{file}”</source>
        <translation>正在导入“{file}”</translation>
    </message>
    <message>
        <source>Measuring this PC …</source>
        <translation>正在测试这台电脑的速度…</translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation>正在读取文档</translation>
    </message>
    <message>
        <source>Reading “{file}”</source>
        <translation>正在读取“{file}”</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Taking it back</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Taking the import back</source>
        <translation>正在撤销导入</translation>
    </message>
    <message>
        <source>Writing about “{product}”</source>
        <translation>正在撰写“{product}”的文案</translation>
    </message>
    <message>
        <source>Writing drafts for many products</source>
        <translation>正在批量撰写草稿</translation>
    </message>
    <message>
        <source>Writing drafts: {done} of {total}</source>
        <translation>正在撰写草稿：{done} / {total}</translation>
    </message>
    <message>
        <source>Writing “{file}”</source>
        <translation>正在写入“{file}”</translation>
    </message>
</context>
<context>
    <name>WorkStep</name>
    <message>
        <source>Ask a question</source>
        <translation>提一个问题</translation>
    </message>
    <message>
        <source>Ask about your products, or let a description be written: the facts recognised in it are checked against your data.</source>
        <translation>就您的商品提问，或让模型撰写描述：其中能识别的事实，都会与您的资料核对。</translation>
    </message>
    <message>
        <source>Ask, or draft your first listing</source>
        <translation>提问，或撰写第一份文案</translation>
    </message>
    <message>
        <source>Write a listing</source>
        <translation>撰写文案</translation>
    </message>
</context>
<context>
    <name>WorthALook</name>
    <message numerus="yes">
        <source>%Ln product(s) out of stock</source>
        <translation>
            <numerusform>%Ln 件商品缺货</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) without a price</source>
        <translation>
            <numerusform>%Ln 件商品缺少价格</numerusform>
        </translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>查看第一件</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得留意</translation>
    </message>
</context>
<context>
    <name>WriteNext</name>
    <message>
        <source>Choose a product in Listings. What is written waits here until you approve it.</source>
        <translation>请在“商品文案”中选择商品。写好的草稿会在这里等您批准。</translation>
    </message>
    <message>
        <source>Write a listing</source>
        <translation>撰写文案</translation>
    </message>
    <message>
        <source>Write the next listing</source>
        <translation>撰写下一份文案</translation>
    </message>
</context>
<context>
    <name>_Addresses</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Confirmation</name>
    <message>
        <source>All work that runs is stopped. Nothing brings your data back but a backup that lies elsewhere.</source>
        <translation>正在进行的任务都会停止。之后只能用存放在别处的备份找回您的数据。</translation>
    </message>
    <message>
        <source>Back up first …</source>
        <translation>先备份…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>清除全部</translation>
    </message>
    <message>
        <source>To erase everything, type the word: {word}</source>
        <translation>要清除全部，请输入：{word}</translation>
    </message>
    <message>
        <source>erase</source>
        <comment>the word to be typed</comment>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>What differs</source>
        <translation>差异</translation>
    </message>
</context>
</TS>
