/** What `--help` says of each thing that `ossr platforms` does. */

const FILE = '  --platforms FILE         another file than $XDG_CONFIG_HOME/ossr/platforms.json';
const FORMAT = '  --format text|json       for people (the default), or for programs';
const TOKEN = '  --token-file ID=FILE     the file that holds a platform\'s token; or set OSSR_TOKEN_<ID>'; // prettier-ignore

const ACTION_HELP = {
  list: `ossr platforms list: the platforms that are asked, and whether each has a token

Usage:
  ossr platforms [list] [--platforms FILE] [--token-file ID=FILE] [--format text|json]

Nothing is sent. Without a platform file the two built-in platforms are listed.

Options:
${FILE}
${TOKEN}
${FORMAT}

Example:
  ossr platforms --platforms platforms.json
`,
  add: `ossr platforms add: write one platform at the end of the platform file

Usage:
  ossr platforms add --id ID --name NAME --type TYPE [--url URL] [--description TEXT]
                     [--set MEMBER=VALUE …] [--platforms FILE] [--format text|json]

The file keeps its layout, and is made where there is none. Tokens, passwords and secrets never stand in
it: set OSSR_TOKEN_<ID>, give --token-file, or sign in. Two ids that differ only in capitals and the signs
".", "_" and "-" cannot stand in one file, for both would take the token in the same variable.

Options:
  --id ID                  a short name: letters, digits, ".", "_" and "-"
  --name NAME              the name that people see
  --type TYPE              one of those that "ossr platforms types" lists
  --url URL                the address that is asked; every type but "local" has one
  --description TEXT       what or where it is
  --set MEMBER=VALUE       another member, of those that "ossr platforms types TYPE" lists; with dots for
                           what is inside of it. The value is JSON, or else text
${FILE}
${FORMAT}

Examples:
  ossr platforms add --id desk --name "My workstation" --type local --set limits.cores=8 --set limits.memory=32Gi
  ossr platforms add --id desk --name "My workstation" --type local \\
                     --set 'sizes=[{ "name": "small", "cores": 2, "memory": "4Gi" }]'
  ossr platforms add --id grid --name Grid --type dirac --url https://grid.example.org --set vo=astro \\
                     --set auth.type=oidc --set auth.issuer=https://grid.example.org --set auth.client-id=ossr
`,
  test: `ossr platforms test: whether a platform can be asked, and what it tells

Usage:
  ossr platforms test ID [--platforms FILE] [--token-file ID=FILE] [--format text|json]

It asks what a question would ask, with a tiny task; nothing is started. Each fact is told with where and
when it was read; what is not known, with the reason. It ends with 4 when the platform could not be asked.

Options:
${FILE}
${TOKEN}
${FORMAT}

Example:
  ossr platforms test desk
`,
  types: `ossr platforms types: the types of platform that can be asked

Usage:
  ossr platforms types [TYPE] [--format text|json]

Of one type: all that stands in its configuration, and the token to make with the fewest rights.

Options:
${FORMAT}

Example:
  ossr platforms types slurm
`,
  'sign-in': `ossr platforms sign-in: sign in on a web page, where a platform's "auth" is of the type "oidc"

Usage:
  ossr platforms sign-in ID [--platforms FILE] [--format text|json]

It shows the page and a code, and waits until the code was entered there. The tokens are kept in
$XDG_STATE_HOME/ossr/tokens, by default ~/.local/state/ossr/tokens: a file for each platform that you
alone may read, sent to the origin of the platform's "url" only, and made anew when its time is over.
Every other platform takes its token from OSSR_TOKEN_<ID> or --token-file.

Options:
${FILE}
${FORMAT}

Example:
  ossr platforms sign-in grid
`,
  'sign-out': `ossr platforms sign-out: forget what signing in brought

Usage:
  ossr platforms sign-out ID [--platforms FILE] [--format text|json]

The tokens of the platform are deleted from this machine. The platform itself is not told.

Options:
${FILE}
${FORMAT}

Example:
  ossr platforms sign-out grid
`,
} as const;

/** The page of an action; undefined for what `ossr platforms` does not do. */
export function actionHelp(action: string | undefined): string | undefined {
  return action !== undefined && isAction(action) ? ACTION_HELP[action] : undefined;
}

function isAction(action: string): action is keyof typeof ACTION_HELP {
  return Object.hasOwn(ACTION_HELP, action);
}
