# For Kakoune with kakoune-lsp 18 or later. Put this into your kakrc, behind the line that starts
# kakoune-lsp (`eval %sh{kak-lsp}`). It replaces the server that kakoune-lsp itself would start for
# Markdown; to have both, put that one's table beside ours.
#
# Kakoune-lsp ignores all of this if there still is a kak-lsp.toml.

hook -group lsp-filetype-attache global BufSetOption filetype=markdown %{
    set-option buffer lsp_servers %{
        [attache]
        root_globs = ["attache.toml", ".git"]
        command = "attache"
        args = ["lsp"]
    }
}
