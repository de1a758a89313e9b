-- `:checkhealth attache`: whether Neovim is new enough, and whether the program is there and answers.

local M = {}

local INSTALL = {
  'cargo install --path server (from a checkout of attache)',
  "or name it: vim.lsp.config('attache', { cmd = { '/path/to/attache', 'lsp' } })",
}

function M.check()
  vim.health.start('attache')
  if vim.fn.has('nvim-0.11') == 0 then
    vim.health.error('Neovim 0.11 or later is needed')
    return
  end
  vim.health.ok('Neovim ' .. tostring(vim.version()))

  local config = vim.lsp.config.attache
  local command = config and config.cmd
  if type(command) ~= 'table' then
    vim.health.error('lsp/attache.lua is not found', { 'put editors/neovim on the runtimepath' })
    return
  end
  if vim.fn.executable(command[1]) == 0 then
    vim.health.error(('there is no program %q'):format(command[1]), INSTALL)
    return
  end
  local answer = vim.system({ command[1], '--version' }, { text = true, timeout = 5000 }):wait()
  if answer.code == 0 then
    vim.health.ok(('%s at %s'):format(vim.trim(answer.stdout), vim.fn.exepath(command[1])))
  else
    vim.health.error(('%q does not say its version'):format(command[1]), INSTALL)
  end
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('attache') then
    vim.health.warn('attache is not switched on', { "vim.lsp.enable('attache')" })
  end
end

return M
