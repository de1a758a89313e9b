-- `:Attache`, which asks the server for what no key of Neovim asks for.

vim.api.nvim_create_user_command('Attache', function(call)
  require('attache.command').run(call.fargs)
end, {
  nargs = '+',
  complete = function(begun, line)
    return require('attache.command').complete(begun, line)
  end,
  desc = 'Ask attache for the ledger, the terms, a rule or a list of abbreviations, or restart it',
})
