---@brief
---
--- https://github.com/attache-lint/attache
---
--- Language server for policy briefs written in Markdown: terms, names and figures.
---
--- `attache` can be installed with `cargo install --path server` from a checkout.

---@type vim.lsp.Config
return {
  cmd = { 'attache', 'lsp' },
  filetypes = { 'markdown' },
  root_markers = { 'attache.toml', '.git' },
}
