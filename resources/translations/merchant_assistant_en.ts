<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ApproveAll</name>
    <message numerus="yes">
        <source>%Ln draft(s) approved.</source>
        <translation>
            <numerusform>%Ln draft approved.</numerusform>
            <numerusform>%Ln drafts approved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %Ln draft(s)?</source>
        <translation>
            <numerusform>Approve %Ln draft?</numerusform>
            <numerusform>Approve %Ln drafts?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message numerus="yes">
        <source>about %Ln draft(s) an hour</source>
        <translation>
            <numerusform>about %Ln draft an hour</numerusform>
            <numerusform>about %Ln drafts an hour</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueHead</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) found</source>
        <translation>
            <numerusform>%Ln product found</numerusform>
            <numerusform>%Ln products found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueStep</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesPart</name>
    <message numerus="yes">
        <source>%Ln product(s) that you deleted</source>
        <translation>
            <numerusform>%Ln product that you deleted</numerusform>
            <numerusform>%Ln products that you deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChosenBar</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message numerus="yes">
        <source>%Ln draft(s) are not written yet. You can go on with them at the next start.</source>
        <translation>
            <numerusform>%Ln draft is not written yet. You can go on with it at the next start.</numerusform>
            <numerusform>%Ln drafts are not written yet. You can go on with them at the next start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>(and %Ln more)</source>
        <translation>
            <numerusform>(and %Ln more)</numerusform>
            <numerusform>(and %Ln more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message numerus="yes">
        <source>%Ln fact(s) contradict your data.</source>
        <translation>
            <numerusform>%Ln fact contradicts your data.</numerusform>
            <numerusform>%Ln facts contradict your data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %Ln statement(s) that your data do not prove.</source>
        <translation>
            <numerusform>With %Ln statement that your data do not prove.</numerusform>
            <numerusform>With %Ln statements that your data do not prove.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%Ln products are one now.</source>
        <translation>
            <numerusform>%Ln product is one now.</numerusform>
            <numerusform>%Ln products are one now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{product}” and %Ln more deleted.</source>
        <translation>
            <numerusform>“{product}” and %Ln more deleted.</numerusform>
            <numerusform>“{product}” and %Ln more deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%Ln document(s) can be quoted from now on.</source>
        <translation>
            <numerusform>%Ln document can be quoted from now on.</numerusform>
            <numerusform>%Ln documents can be quoted from now on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsRoom</name>
    <message numerus="yes">
        <source>%Ln document(s) can be quoted from now on.</source>
        <translation>
            <numerusform>%Ln document can be quoted from now on.</numerusform>
            <numerusform>%Ln documents can be quoted from now on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftAll</name>
    <message numerus="yes">
        <source>%Ln draft(s) could not be written.</source>
        <translation>
            <numerusform>%Ln draft could not be written.</numerusform>
            <numerusform>%Ln drafts could not be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) written.</source>
        <translation>
            <numerusform>%Ln draft written.</numerusform>
            <numerusform>%Ln drafts written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftAllButton</name>
    <message numerus="yes">
        <source>Draft all %Ln …</source>
        <translation>
            <numerusform>Draft all %Ln …</numerusform>
            <numerusform>Draft all %Ln …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftHead</name>
    <message numerus="yes">
        <source>%Ln contradicted</source>
        <translation>
            <numerusform>%Ln contradicted</numerusform>
            <numerusform>%Ln contradicted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not in your data</source>
        <translation>
            <numerusform>%Ln not in your data</numerusform>
            <numerusform>%Ln not in your data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proven</source>
        <translation>
            <numerusform>%Ln proven</numerusform>
            <numerusform>%Ln proven</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftMany</name>
    <message numerus="yes">
        <source>%Ln draft(s).</source>
        <translation>
            <numerusform>%Ln draft.</numerusform>
            <numerusform>%Ln drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message numerus="yes">
        <source>%Ln draft(s) wait for you.</source>
        <translation>
            <numerusform>%Ln draft waits for you.</numerusform>
            <numerusform>%Ln drafts wait for you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropWords</name>
    <message numerus="yes">
        <source>%Ln document(s): {names}</source>
        <translation>
            <numerusform>%Ln document: {names}</numerusform>
            <numerusform>%Ln documents: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are not read: {names}</source>
        <translation>
            <numerusform>%Ln file is not read: {names}</numerusform>
            <numerusform>%Ln files are not read: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop %Ln files</source>
        <translation>
            <numerusform>Drop %Ln file</numerusform>
            <numerusform>Drop %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The folder “{folder}” holds %Ln table(s).</source>
        <translation>
            <numerusform>The folder “{folder}” holds %Ln table.</numerusform>
            <numerusform>The folder “{folder}” holds %Ln tables.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Expected</name>
    <message numerus="yes">
        <source>About %Ln an hour on this PC, ready about {time}.</source>
        <translation>
            <numerusform>About %Ln an hour on this PC, ready about {time}.</numerusform>
            <numerusform>About %Ln an hour on this PC, ready about {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln an hour on your server, ready about {time}.</source>
        <translation>
            <numerusform>About %Ln an hour on your server, ready about {time}.</numerusform>
            <numerusform>About %Ln an hour on your server, ready about {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln draft(s) an hour: ready about {time}.</source>
        <translation>
            <numerusform>About %Ln draft an hour: ready about {time}.</numerusform>
            <numerusform>About %Ln drafts an hour: ready about {time}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln of them contradict(s) your data: look at them before you export.</source>
        <translation>
            <numerusform>%Ln of them contradicts your data: look at it before you export.</numerusform>
            <numerusform>%Ln of them contradict your data: look at them before you export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them with a text of a draft in place of the imported one.</source>
        <translation>
            <numerusform>%Ln of them with a text of a draft in place of the imported one.</numerusform>
            <numerusform>%Ln of them with a text of a draft in place of the imported one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) will be written.</source>
        <translation>
            <numerusform>%Ln product will be written.</numerusform>
            <numerusform>%Ln products will be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also the sample’s %Ln product(s)</source>
        <translation>
            <numerusform>Also the sample’s %Ln product</numerusform>
            <numerusform>Also the sample’s %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The data of %Ln of these changed since it was written.</source>
        <translation>
            <numerusform>The data of %Ln of these changed since it was written.</numerusform>
            <numerusform>The data of %Ln of these changed since it was written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message numerus="yes">
        <source>%Ln of them with a text from here, the others as imported.</source>
        <translation>
            <numerusform>%Ln of them with a text from here, the others as imported.</numerusform>
            <numerusform>%Ln of them with a text from here, the others as imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) written to “{file}”.</source>
        <translation>
            <numerusform>%Ln product written to “{file}”.</numerusform>
            <numerusform>%Ln products written to “{file}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) have no column in this file; they stay in your catalogue.</source>
        <translation>
            <numerusform>%Ln value has no column in this file; it stays in your catalogue.</numerusform>
            <numerusform>%Ln values have no column in this file; they stay in your catalogue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message numerus="yes">
        <source>Show %Ln more variant(s)</source>
        <translation>
            <numerusform>Show %Ln more variant</numerusform>
            <numerusform>Show %Ln more variants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Fixing</name>
    <message numerus="yes">
        <source>Not approved yet: %Ln fact(s) still have no proof.</source>
        <translation>
            <numerusform>Not approved yet: %Ln fact still has no proof.</numerusform>
            <numerusform>Not approved yet: %Ln facts still have no proof.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoOn</name>
    <message numerus="yes">
        <source>%Ln draft(s) of your last jobs are still to be written</source>
        <translation>
            <numerusform>%Ln draft of your last jobs is still to be written</numerusform>
            <numerusform>%Ln drafts of your last jobs are still to be written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) deleted</source>
        <translation>
            <numerusform>%Ln product deleted</numerusform>
            <numerusform>%Ln products deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation>
            <numerusform>%Ln updated</numerusform>
            <numerusform>%Ln updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{product}” and %Ln more</source>
        <translation>
            <numerusform>“{product}” and %Ln more</numerusform>
            <numerusform>“{product}” and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message numerus="yes">
        <source>%Ln product(s) imported.</source>
        <translation>
            <numerusform>%Ln product imported.</numerusform>
            <numerusform>%Ln products imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) removed</source>
        <translation>
            <numerusform>%Ln product removed</numerusform>
            <numerusform>%Ln products removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back as before</source>
        <translation>
            <numerusform>%Ln put back as before</numerusform>
            <numerusform>%Ln put back as before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation>
            <numerusform>%Ln conversation</numerusform>
            <numerusform>%Ln conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with what was learned could not be put in place.</source>
        <translation>
            <numerusform>%Ln file with what was learned could not be put in place.</numerusform>
            <numerusform>%Ln files with what was learned could not be put in place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastImport</name>
    <message numerus="yes">
        <source>%Ln changed product(s)</source>
        <translation>
            <numerusform>%Ln changed product</numerusform>
            <numerusform>%Ln changed products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new product(s)</source>
        <translation>
            <numerusform>%Ln new product</numerusform>
            <numerusform>%Ln new products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeWindow</name>
    <message numerus="yes">
        <source>Make one product of %Ln</source>
        <translation>
            <numerusform>Make one product of %Ln</numerusform>
            <numerusform>Make one product of %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%Ln message(s) of customers wait for an answer.</source>
        <translation>
            <numerusform>%Ln message of a customer waits for an answer.</numerusform>
            <numerusform>%Ln messages of customers wait for an answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagesPanel</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s)</source>
        <translation>
            <numerusform>%Ln language</numerusform>
            <numerusform>%Ln languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>English, Chinese and %Ln more language(s)</source>
        <translation>
            <numerusform>English, Chinese and %Ln more language</numerusform>
            <numerusform>English, Chinese and %Ln more languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln word(s) a second</source>
        <translation>
            <numerusform>about %Ln word a second</numerusform>
            <numerusform>about %Ln words a second</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No room was left for %Ln earlier message(s): this answer knows nothing of them.</source>
        <translation>
            <numerusform>No room was left for %Ln earlier message: this answer knows nothing of it.</numerusform>
            <numerusform>No room was left for %Ln earlier messages: this answer knows nothing of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No room was left for %Ln line(s) of the data: this answer knows nothing of them.</source>
        <translation>
            <numerusform>No room was left for %Ln line of the data: this answer knows nothing of it.</numerusform>
            <numerusform>No room was left for %Ln lines of the data: this answer knows nothing of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message numerus="yes">
        <source>%Ln draft(s) missing</source>
        <translation>
            <numerusform>%Ln draft missing</numerusform>
            <numerusform>%Ln drafts missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) wait for you</source>
        <translation>
            <numerusform>%Ln draft waits for you</numerusform>
            <numerusform>%Ln drafts wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them fully proven</source>
        <translation>
            <numerusform>%Ln of them fully proven</numerusform>
            <numerusform>%Ln of them fully proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with changed data</source>
        <translation>
            <numerusform>%Ln with changed data</numerusform>
            <numerusform>%Ln with changed data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Draft %Ln selected</source>
        <translation>
            <numerusform>Draft %Ln selected</numerusform>
            <numerusform>Draft %Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message numerus="yes">
        <source>%Ln row(s) put right</source>
        <translation>
            <numerusform>%Ln row put right</numerusform>
            <numerusform>%Ln rows put right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln product(s)</source>
        <translation>
            <numerusform>Import %Ln product</numerusform>
            <numerusform>Import %Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlatformsChoice</name>
    <message numerus="yes">
        <source>%Ln platform(s)</source>
        <translation>
            <numerusform>%Ln platform</numerusform>
            <numerusform>%Ln platforms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceLines</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailCounts</name>
    <message numerus="yes">
        <source>%Ln draft(s) wait for you</source>
        <translation>
            <numerusform>%Ln draft waits for you</numerusform>
            <numerusform>%Ln drafts wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) to be answered</source>
        <translation>
            <numerusform>%Ln message to be answered</numerusform>
            <numerusform>%Ln messages to be answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message numerus="yes">
        <source>%Ln place(s) in [brackets] are still to be filled in.</source>
        <translation>
            <numerusform>%Ln place in [brackets] is still to be filled in.</numerusform>
            <numerusform>%Ln places in [brackets] are still to be filled in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s each</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%Ln s each</numerusform>
            <numerusform>%Ln s each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewMode</name>
    <message numerus="yes">
        <source>%Ln draft(s) reviewed. No draft waits for you.</source>
        <translation>
            <numerusform>%Ln draft reviewed. No draft waits for you.</numerusform>
            <numerusform>%Ln drafts reviewed. No draft waits for you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerState</name>
    <message numerus="yes">
        <source>{model} writes about %Ln word(s) a second there.</source>
        <translation>
            <numerusform>{model} writes about %Ln word a second there.</numerusform>
            <numerusform>{model} writes about %Ln words a second there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetAside</name>
    <message numerus="yes">
        <source>Take in %Ln row(s) that fit</source>
        <translation>
            <numerusform>Take in %Ln row that fits</numerusform>
            <numerusform>Take in %Ln rows that fit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Smoothing</name>
    <message numerus="yes">
        <source>%Ln fact(s) now read as sentences.</source>
        <translation>
            <numerusform>%Ln fact now reads as a sentence.</numerusform>
            <numerusform>%Ln facts now read as sentences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message numerus="yes">
        <source>The %Ln chosen</source>
        <translation>
            <numerusform>The %Ln chosen</numerusform>
            <numerusform>The %Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>running jobs</comment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message numerus="yes">
        <source>%Ln deleted by you, stay so</source>
        <translation>
            <numerusform>%Ln deleted by you, stays so</numerusform>
            <numerusform>%Ln deleted by you, stay so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not in this file, kept</source>
        <translation>
            <numerusform>%Ln not in this file, kept</numerusform>
            <numerusform>%Ln not in this file, kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation>
            <numerusform>%Ln updated</numerusform>
            <numerusform>%Ln updated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickedBar</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose all %Ln</source>
        <translation>
            <numerusform>Choose all %Ln</numerusform>
            <numerusform>Choose all %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToExport</name>
    <message numerus="yes">
        <source>%Ln approved text(s) can be exported to your shop.</source>
        <translation>
            <numerusform>%Ln approved text can be exported to your shop.</numerusform>
            <numerusform>%Ln approved texts can be exported to your shop.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorthALook</name>
    <message numerus="yes">
        <source>%Ln product(s) out of stock</source>
        <translation>
            <numerusform>%Ln product out of stock</numerusform>
            <numerusform>%Ln products out of stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) without a price</source>
        <translation>
            <numerusform>%Ln product without a price</numerusform>
            <numerusform>%Ln products without a price</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Addresses</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>
