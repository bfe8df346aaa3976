/** What `ossr --help` says. */
export const HELP = `ossr: what can run your research software?

Usage:
  ossr check FILE…                     check records (codemeta.json, *.ossr.json)
  ossr can-i-do-this FILE              ask every platform whether it can run what the record describes
  ossr platforms                       list, add, test and describe platforms, and sign in to them
  ossr serve --platforms FILE          answer canIDoThis over HTTP for the platforms in a file
  ossr COMMAND --help                  how a command is used

Try it:
  ossr check codemeta.json
  ossr can-i-do-this codemeta.json

Exit codes: 0 fine, 1 problems found, 2 wrong usage, 3 no platform can run it (with --fail-on no),
4 a platform could not be asked (with --fail-on unreachable), 70 a fault of ossr itself.
NO_COLOR, FORCE_COLOR, TERM=dumb and COLUMNS in the environment are heeded.
`;

/** What each command's \`--help\` says. */
export const COMMAND_HELP = {
  check: `ossr check: check records for what platforms could not read or run

Usage:
  ossr check FILE… [--format text|json]

Each problem has a place, a severity and a code. Only errors make the exit code 1; warnings and
information do not. codemeta's own terms, around the executables, are never called wrong. Each code
has a page that tells more, in docs/problems. The file "-" is what is piped in.

Options:
  --format text    for people (the default)
  --format json    { "files": [ { "file", "problems": [ { "code", "severity", "message", "range" } ] } ] },
                   lines and characters counted from zero

Examples:
  ossr check codemeta.json
  ossr check records/*.ossr.json --format json
`,
  'can-i-do-this': `ossr can-i-do-this: ask platforms whether they can run an executable

Usage:
  ossr can-i-do-this FILE [--executable NAME] [--platforms FILE] [--format text|json]
                          [--fail-on no|unreachable] [--token-file ID=FILE]

Each platform says no, with its reasons, or yes with an offer: what it would give for this. Nothing
is started. Without --executable every executable of the record is asked about; one with errors is
told instead, and makes the exit code 1. The file "-" is what is piped in.

Options:
  --executable NAME      the executable to ask about
  --platforms FILE       the platforms to ask; otherwise those in $XDG_CONFIG_HOME/ossr/platforms.json,
                         or the two that are built in
  --fail-on no           exit with 3 when an executable was declined by every platform
  --fail-on unreachable  exit with 4 when a platform could not be asked; both may be given, 4 wins
  --token-file ID=FILE   the file that holds a platform's token; or set OSSR_TOKEN_<ID>, with the id in
                         capitals and _ for every other sign: OSSR_TOKEN_MY_HUB for "my-hub"; or sign in
                         with "ossr platforms sign-in"
  --format json          { "executable", "answers": [ … ] }; without --executable, where the record has
                         several, { "executables": [ { "executable", "answers" } … ] }

Examples:
  ossr can-i-do-this codemeta.json
  ossr can-i-do-this codemeta.json --executable "Demo container" --platforms platforms.json
`,
  platforms: `ossr platforms: the compute platforms that are asked

Usage:
  ossr platforms [list]                          those that are configured
  ossr platforms add --id ID --name NAME --type TYPE [--url URL] [--description TEXT] [--set MEMBER=VALUE …]
  ossr platforms test ID [--token-file ID=FILE]  whether one can be asked, and what it tells
  ossr platforms types [TYPE]                    the types that can be asked, or all about one of them
  ossr platforms sign-in ID                      sign in on a web page, where "auth" is of the type "oidc"
  ossr platforms sign-out ID                     forget what signing in brought

Each takes --platforms FILE, for another file than $XDG_CONFIG_HOME/ossr/platforms.json, and --format text|json.

Each explains itself: "ossr platforms add --help". Tokens, passwords and secrets never stand in the file:
set OSSR_TOKEN_<ID>, give --token-file, or sign in.

Examples:
  ossr platforms add --id desk --name "My workstation" --type local --set limits.cores=8 --set limits.memory=32Gi
  ossr platforms test desk
  ossr platforms types slurm
`,
  serve: `ossr serve: answer canIDoThis over HTTP, in front of any configured platforms

Usage:
  ossr serve --platforms FILE [--port N] [--host HOST] [--token-file ID=FILE] [--format text|json]
  ossr serve --platforms FILE --jupyterhub-service

  POST /canIDoThis         asks all platforms in the file, as POST / does; POST /canIDoThis/<id> asks one
  GET  /canIDoThis         describes them; GET /canIDoThis/<id> describes one
  GET  /openapi.json       describes all of this, in OpenAPI 3.1

What is posted is one executable as JSON, an item of a record's "executables":

  curl -H 'content-type: application/json' -d @executable.json http://127.0.0.1:8080/canIDoThis

The answer is { "result": "YES", "task", "offers", "caveats" } or { "result": "NO", "reasons",
"smallestChange" }; a question that cannot be answered gets { "error": { "code", "text" } }, with
another status than 200.

It listens on this machine alone. Another --host needs a token in OSSR_SERVE_TOKEN, which askers
then send as "Authorization: Bearer". At Ctrl+C or SIGTERM it takes no more questions, gives those
under way five seconds, and ends; a second Ctrl+C ends it at once. Without a platform in the file it
does not start.

Options:
  --port N                the port; 0 (the default) takes a free one
  --host HOST             the address to listen on, 127.0.0.1 by default
  --token-file ID=FILE    the file that holds a platform's token; or set OSSR_TOKEN_<ID>
  --jupyterhub-service    run as a service that a JupyterHub manages: it says where to listen, and who
                          may ask with which token. docs/serve.md has the lines for its configuration
  --format json           tell the address at the start as { "url" }

Example:
  ossr serve --platforms platforms.json --port 8080
`,
} as const;

/** The names of the commands. */
export type CommandName = keyof typeof COMMAND_HELP;
