"""Signs an access token as DiracX does at the end of a sign-in: `sign_token.py KEYS CLAIMS`, keys a file, claims a JSON object."""

import json
import pathlib
import sys

from joserfc import jwt
from joserfc.jwk import KeySet

keys = KeySet.import_key_set(json.loads(pathlib.Path(sys.argv[1]).read_text()))
key = keys.keys[0]
algorithm = key.get("alg")
header = {"alg": algorithm, "kid": key.get("kid")}
print(jwt.encode(header, json.loads(sys.argv[2]), keys, algorithms=[algorithm]))
