-- The ledger of Écluse, fifth part: how many objects stand where, kept in the commit that moves them, so that the first
-- page and the dashboards read no object (SCR-12, SCR-13). Can be told again from flux and piece: fsck does.

-- So many flux (machine 'flux', state '' while pending) and pieces (machine 'piece') of a depositor stand in a state.
CREATE TABLE standing_count (
  machine TEXT NOT NULL,
  partner TEXT NOT NULL,
  state TEXT NOT NULL,
  objects INTEGER NOT NULL,
  PRIMARY KEY (machine, partner, state)
) STRICT, WITHOUT ROWID;

-- The pieces of a cadre that have stood in a state since a day: days of Paris since 1970-01-01.
CREATE TABLE stock_count (
  cadre TEXT NOT NULL,
  state TEXT NOT NULL,
  partner TEXT NOT NULL,
  day INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  PRIMARY KEY (cadre, state, partner, day)
) STRICT, WITHOUT ROWID;
