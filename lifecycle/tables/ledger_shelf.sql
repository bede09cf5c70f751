-- The ledger of Écluse, the files that people keep to be joined to mémoires (lifecycle/shelf, acceptance.md MFJ-15, ORG-14). The bytes of
-- each are in jointes/, under its SHA-256. structure is empty where a file is one account's own, for a day. A number is never given twice.
CREATE TABLE shelf (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  structure TEXT NOT NULL,
  kind TEXT NOT NULL,
  designation TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX shelf_of ON shelf (structure, who);
CREATE INDEX shelf_content ON shelf (sha256);
