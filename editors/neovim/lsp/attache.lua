---@brief
---
--- Language server for policy briefs written in Markdown: terms, names and figures.
---
--- Install the program with `cargo install --path server` from a checkout of attache.

---@type vim.lsp.Config
return {
  cmd = { 'attache', 'lsp' },
  filetypes = { 'markdown' },
  root_markers = { 'attache.toml', '.git' },
}
