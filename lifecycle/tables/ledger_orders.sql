-- The ledger of Écluse, what operators order about flux (lifecycle/orders.hpp), and what is tried again.

-- A row stands until `ended`. `name` is the arrival id of a flux that was claimed, the name of a file that was not;
-- empty: everything of that partner, now and later.
CREATE TABLE standing_order (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  partner TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  comment TEXT NOT NULL,
  ended INTEGER
) STRICT;
CREATE UNIQUE INDEX standing_order_now ON standing_order (partner, name) WHERE ended IS NULL;
CREATE TRIGGER standing_order_stays BEFORE DELETE ON standing_order
  BEGIN SELECT RAISE(ABORT, 'orders are append-only'); END;

-- When a pending flux whose examination failed is tried again, and why it failed.
CREATE TABLE retry (
  flux INTEGER PRIMARY KEY,
  next INTEGER NOT NULL,
  cause TEXT NOT NULL
) STRICT;

-- The tickets of support portals that people tied to a flux or to a piece of it (lifecycle/tickets.hpp): `piece` is a position in the
-- flux, -1 for the flux itself.
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  flux INTEGER NOT NULL,
  piece INTEGER NOT NULL,
  reference TEXT NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  comment TEXT NOT NULL,
  UNIQUE (flux, piece, reference)
) STRICT;
CREATE INDEX ticket_by_reference ON ticket (reference);
CREATE TRIGGER ticket_is_final BEFORE UPDATE ON ticket
  BEGIN SELECT RAISE(ABORT, 'tickets are append-only'); END;
CREATE TRIGGER ticket_stays BEFORE DELETE ON ticket
  BEGIN SELECT RAISE(ABORT, 'tickets are append-only'); END;
