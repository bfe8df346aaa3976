"""Prepares an empty database and folder for DaCHS, as its own `init` does, for services that run jobs.

Without DaCHS' ADQL functions: those need pg_sphere, which Debian 12's PostgreSQL 15.20 refuses to load
("commutator operator @> is already the commutator of operator <@"). No job of ours asks for circles on the sky.
"""

import sys

from gavo import rsc
from gavo.rscdef import common
from gavo.user import importing, initdachs

dsn = initdachs.DSN(sys.argv[1])
initdachs.createFSHierarchy(dsn)
initdachs._createRoles(dsn)
initdachs._doLocalSetup(dsn)

common._BOOTSTRAPPING = True  # these create the tables in which every other import is written down
for resource in ("//dc_tables", "//services", "//users", "//uws"):
    importing.process(rsc.getParseOptions(), [resource])
common._BOOTSTRAPPING = False
importing.process(rsc.getParseOptions(), ["//uws", "enable_useruws"])
importing.process(rsc.getParseOptions(), ["//tap"])
