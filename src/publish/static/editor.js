// The SQL editor of Datasette's pages: colours, formatting, and Shift with Enter to run.
"use strict";
window.addEventListener("load", () => {
  const button = document.querySelector("button#sql-format");
  const fixed = document.querySelector("pre#sql-query");
  const input = document.querySelector("textarea#sql-editor");
  if (input) {
    const editor = CodeMirror.fromTextArea(input, { lineNumbers: true, mode: "text/x-sql", lineWrapping: true });
    editor.setOption("extraKeys", { "Shift-Enter": () => document.querySelector("form.sql").submit(), Tab: false });
    editor.getInputField().setAttribute("aria-label", "SQL");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => editor.setValue(sqlFormatter.format(editor.getValue())));
    }
  } else if (fixed && button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      fixed.textContent = sqlFormatter.format(fixed.textContent);
    });
  }
});
