<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerView</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through your products …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what was found …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The text so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer could not be finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question has no answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until the work before it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your products do not say. What you import or type there can be asked about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your question is kept. Get the model, then have it answered.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchesPanel</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was imported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the import of {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message>
        <source>Merchant Assistant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrowseView</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Choose a catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last import back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you corrected in it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” was not imported yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeModel</name>
    <message>
        <source>After the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours is kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message>
        <source>What the import changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Choose another one, or begin a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the conversation again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatFlow</name>
    <message>
        <source>Answering a question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Any shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product&apos;s language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Claim</name>
    <message>
        <source>typed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{claim} contradicts {cell}{place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{claim} is not in your data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{claim} is not proven; the nearest is {cell}{place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{claim} is proven by {cell}{place}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimBar</name>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next claim that is not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask about your catalogue, or paste a customer&apos;s message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are editing a question. Sending it replaces what followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its facts and its draft are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No draft yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads your data …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model writes title, bullets and description from your data, and each fact is checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text that is being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftEditor</name>
    <message>
        <source>Bullets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftFlow</name>
    <message>
        <source>Writing about “{product}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftHead</name>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft: {product}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title {length} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} contradicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not in your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} proven</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftState</name>
    <message>
        <source>All proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} contradicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not in your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, {count} contradicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, {count} not in your data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop your catalogue here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Approved drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every product is written. Where a draft is used, it takes the place of the imported text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export your catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest drafts, also those not approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>1 product written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing “{file}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} products written to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} (typed by you)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsHead</name>
    <message>
        <source>{sku}, what your data says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message numerus="yes">
        <source>Show %Ln more variant(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What your data says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Check the internet connection and try again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one on the page Models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it on the page Models: once, from the internet. After that everything works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model again on the page Models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the list and choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of imports shows all that there are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fetching</name>
    <message>
        <source>Check the internet connection and try again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is here. Drafts can be written now, without the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customs code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maker&apos;s part number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces per pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstFile</name>
    <message>
        <source>Bring your catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the file that your shop exports: Shopify, WooCommerce, or any spreadsheet. You see what is in it before anything is saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>The first {count} are shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message numerus="yes">
        <source>%Ln product(s) imported.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) removed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back as before</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Adding the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import taken back: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing “{file}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading “{file}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the import back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no import to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Imports” above the table takes it back later too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InForceNote</name>
    <message>
        <source>An approved text is in force until you approve this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An approved text is in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The approved text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>Stop: {work}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobsPopup</name>
    <message>
        <source>Running now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Adding “{file}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it again, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of {model} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} was read and is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} was removed. {other} writes your texts from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} writes your texts from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listings</name>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{platform}” is not a platform that drafts can be written for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListingsPage</name>
    <message>
        <source>1 draft waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 fact contradicts your data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring your catalogue first; then listings can be written from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You edited this draft. A new one would take its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} drafts wait for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} facts contradict your data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of them fully proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Manifest</name>
    <message>
        <source>A little better than the default, and a little slower; works in many languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds passages by meaning, in many languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For PCs with 16 GB of memory or a graphics card: the best texts of this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended from 8 GB of memory: better texts in many languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default: drafts and answers in many languages on an ordinary PC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very small: for trying things out, for tests and for very old PCs. Its texts are simple and in English only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mapping</name>
    <message>
        <source>Detail “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingDelegate</name>
    <message>
        <source>What “{column}” becomes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingModel</name>
    <message>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>Columns of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPresence</name>
    <message>
        <source>Demo: no model is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the model from the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it again ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is fetched once from the internet; after that everything works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of {model} is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} on {device}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All of it is here and is being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English and Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English only</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>English, Chinese and %Ln more language(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Its drafts took about {time} each on this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs {memory} of memory: fits this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs {memory} of memory: fits this PC while few other programs run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs {memory} of memory: too large for this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until the other one is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes your texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} are here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} on the disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a part of the name, the SKU or the brand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details and send them to whoever helps you with this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in Merchant Assistant. Your data is safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln product(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import “{file}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product was found in it. Choose below which column is the SKU and which the title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The products are being saved. Stop takes everything back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what is in the file. Nothing is saved until you agree.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>Problems in the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Products</name>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProductsPanel</name>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products and their drafts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Nothing was changed. Copy the details and send them to whoever helps you with this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data could not be opened because of a mistake in Merchant Assistant.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Copy this question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Find anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailCounts</name>
    <message numerus="yes">
        <source>%Ln draft(s) wait for you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Reading “{file}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>A placeholder was left in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Availability does not belong into the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact data does not belong into a listing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates do not belong into the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty marketing: it would fit any product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML or Markdown marks stand in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices change; they do not belong into the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promotion phrases are refused here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews and ratings do not belong into the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model talks about itself or refuses instead of describing the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text fell apart: left-over marks, or a bare list of fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence speaks to the program, not about the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence tells nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the instruction stand in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“N/A” and its like tell a buyer nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message>
        <source>Choose another name, best on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name. Nothing was overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file that “Back up now” wrote. A catalogue is dropped on the window instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close its window and every command that runs, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space. Until then imports and drafts may stop; nothing gets lost by that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version, then restore it. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant Assistant is open on these data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore your newest backup. The folder “backups” of your data folder may hold one too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup “{file}” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data are damaged in places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk with your data is almost full: {megabytes} MB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough room on the disk to unpack this backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two PCs, or the program that synchronises, may change the same file at once, and your data would be damaged. Close Merchant Assistant, move the folder to this PC&apos;s own disk and start with --data-dir FOLDER. Keep backups there instead: those are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another backup, or copy this one from where it was kept once more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data lie in a folder that is synchronised: “{folder}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data lie in a folder that {keeper} synchronises: “{folder}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data lie on a disk of another PC: “{folder}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a file that Merchant Assistant needs itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is not a backup of Merchant Assistant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” was written by a newer version of Merchant Assistant.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close this panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a listing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceChip</name>
    <message>
        <source>Open {sku}, {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sku}, {title}: no longer there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline, nothing leaves this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>running jobs</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>Another Merchant Assistant is writing just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not in this file, kept</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A later file of the same source updates its products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>messages</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show earlier turns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
