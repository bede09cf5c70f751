-- The ledger of Écluse, version 7. Instants are milliseconds since the epoch, UTC. Everything can be
-- told again from the append-only tables; `flux` and `piece` are the projections that searches need.

-- What belongs to a flux is numbered with it: id = flux * 2^24 + rank in the flux. So the rows of a
-- flux stand side by side, in order, new ones at the end, and need no index to be found.

-- A row is a step of one of the two machines; the state of an object is its last row. `piece` is a
-- position in the flux, -1 for the flux itself. `id` orders the steps of a flux.
CREATE TABLE transition (
  id INTEGER PRIMARY KEY,
  piece INTEGER NOT NULL,
  origin TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  cause TEXT NOT NULL,
  comment TEXT NOT NULL,
  flux INTEGER GENERATED ALWAYS AS (id >> 24) VIRTUAL
) STRICT;
CREATE TRIGGER transition_is_final BEFORE UPDATE ON transition
  BEGIN SELECT RAISE(ABORT, 'transitions are append-only'); END;
CREATE TRIGGER transition_stays BEFORE DELETE ON transition
  BEGIN SELECT RAISE(ABORT, 'transitions are append-only'); END;

-- Each time a flux is begun, written before anything is thought about it.
CREATE TABLE attempt (
  flux INTEGER NOT NULL,
  nth INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (flux, nth)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attempt_is_final BEFORE UPDATE ON attempt
  BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END;
CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt
  BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END;

-- A flux received. `fate` is NULL while it is pending.
CREATE TABLE flux (
  id INTEGER PRIMARY KEY,
  arrival TEXT NOT NULL UNIQUE,
  partner TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL,
  received INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  flux_id TEXT NOT NULL DEFAULT '',
  interface TEXT NOT NULL DEFAULT '',
  format TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '',
  tables TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  state_at INTEGER NOT NULL DEFAULT 0,
  fate TEXT,
  cause TEXT NOT NULL DEFAULT '',
  pieces INTEGER NOT NULL DEFAULT 0,
  accepted INTEGER NOT NULL DEFAULT 0,
  layers TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX flux_by_flux_id ON flux (flux_id) WHERE flux_id <> '';
CREATE INDEX flux_by_content ON flux (sha256) WHERE sha256 <> '';
CREATE INDEX flux_by_name ON flux (file_name);
CREATE INDEX flux_by_partner ON flux (partner);
CREATE INDEX flux_by_received ON flux (received);
CREATE INDEX flux_by_fate ON flux (fate);
CREATE INDEX flux_by_state ON flux (state);

-- A piece of a flux. Amounts are kept twice: as the exact decimal text, because an amount must be
-- shown as it was written and may have six decimals; and payable in cents, which sort and compare.
CREATE TABLE piece (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  state_at INTEGER NOT NULL,
  integrated INTEGER NOT NULL,
  file TEXT NOT NULL,
  number TEXT NOT NULL,
  year INTEGER NOT NULL,
  type TEXT NOT NULL,
  cadre TEXT NOT NULL,
  currency TEXT NOT NULL,
  supplier_type INTEGER NOT NULL,
  supplier TEXT NOT NULL,
  supplier_name TEXT NOT NULL,
  recipient TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  service TEXT NOT NULL,
  validator TEXT NOT NULL,
  engagement TEXT NOT NULL,
  marche TEXT NOT NULL,
  issued TEXT,
  net TEXT,
  vat TEXT,
  gross TEXT,
  discount TEXT,
  payable TEXT,
  payable_cents INTEGER,
  layers TEXT NOT NULL,
  space TEXT,
  destination TEXT,
  destination_name TEXT,
  destination_service TEXT,
  destination_service_name TEXT,
  next_role TEXT,
  actors TEXT,
  reason TEXT,
  deposit TEXT NOT NULL,
  flux INTEGER GENERATED ALWAYS AS (id >> 24) VIRTUAL,
  position INTEGER GENERATED ALWAYS AS (id & 16777215) VIRTUAL
) STRICT;
CREATE INDEX piece_by_number ON piece (number, supplier);
CREATE INDEX piece_by_supplier ON piece (supplier);
CREATE INDEX piece_by_recipient ON piece (recipient);
CREATE INDEX piece_by_engagement ON piece (engagement) WHERE engagement <> '';
CREATE INDEX piece_by_marche ON piece (marche) WHERE marche <> '';
CREATE INDEX piece_by_state ON piece (state);

-- What a flux of statuses told, one row an event; `piece` is its position in the flux, `target` the piece
-- that it made step (id of the table piece), NULL when there is none.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  object TEXT NOT NULL,
  subject TEXT NOT NULL,
  supplier TEXT NOT NULL,
  recipient TEXT NOT NULL,
  code TEXT NOT NULL,
  status TEXT NOT NULL,
  at INTEGER,
  sender TEXT NOT NULL,
  actor TEXT NOT NULL,
  motif TEXT NOT NULL,
  comment TEXT NOT NULL,
  amount TEXT,
  fate TEXT NOT NULL,
  target INTEGER,
  flux INTEGER GENERATED ALWAYS AS (id >> 24) VIRTUAL
) STRICT;
CREATE INDEX event_about ON event (target) WHERE target IS NOT NULL;

-- What was found wrong: codes and values; the words are in the catalogue.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  piece INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  layer TEXT NOT NULL,
  line INTEGER NOT NULL,
  place_column INTEGER NOT NULL,
  path TEXT NOT NULL,
  term TEXT NOT NULL,
  seen TEXT NOT NULL,
  flux INTEGER GENERATED ALWAYS AS (id >> 24) VIRTUAL
) STRICT;

-- What waits for someone, and until when (lifecycle/delays); the row goes with the step that ends the wait.
CREATE TABLE delay (
  piece INTEGER PRIMARY KEY,
  due INTEGER NOT NULL
) STRICT;
CREATE INDEX delay_by_due ON delay (due);

-- The dossiers de facturation. A piece stands here when it was made from another one, or took its place: `before`.
-- `first` is the first piece of the dossier, which has its number, and no row. All are ids of the table piece.
CREATE TABLE dossier (
  piece INTEGER PRIMARY KEY,
  first INTEGER NOT NULL,
  before INTEGER NOT NULL
) STRICT;
CREATE INDEX dossier_by_first ON dossier (first);

-- The return files owed; `delivered` is NULL until the file stands in outbound.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  flux INTEGER NOT NULL,
  kind TEXT NOT NULL,
  folder TEXT NOT NULL,
  file_name TEXT NOT NULL,
  delivered INTEGER,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_of ON outbox (flux);
CREATE INDEX outbox_owed ON outbox (id) WHERE delivered IS NULL;

-- An answer about the flux of one turn belongs to the first of them, and is shared by the others.
CREATE TABLE shared_answer (
  flux INTEGER NOT NULL,
  answer INTEGER NOT NULL,
  PRIMARY KEY (flux, answer)
) STRICT, WITHOUT ROWID;

-- The document of the archive that an answer carries, put at `place` in its bytes when it is delivered.
CREATE TABLE enclosure (
  answer INTEGER PRIMARY KEY,
  place INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  received INTEGER NOT NULL,
  entry TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

-- The pivots of pieces whose recipient is connected, kept for each time they are made available to it.
CREATE TABLE pivot (
  piece INTEGER PRIMARY KEY,
  partner TEXT NOT NULL,
  name TEXT NOT NULL,
  document BLOB NOT NULL
) STRICT;

-- Up to when the refusals of a partner were reported. `next` is the first flux that had not ended when that was
-- written; `flux`, what `next` was the time before: whatever ended since `until` is not below it.
CREATE TABLE reported (
  partner TEXT PRIMARY KEY,
  until INTEGER NOT NULL,
  flux INTEGER NOT NULL,
  next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The numbers of the answers, one sequence an interface.
CREATE TABLE sequence (
  interface TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
