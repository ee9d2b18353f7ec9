/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-schema.h"

#include <stddef.h>

/*
 * The tables, as they came to be. A step that was released is never changed: what is new is a further step.
 *
 * Money is decimal text, because no number type of SQLite is exact; NULL is unknown. Times are microseconds
 * since 1970, 0 is never. States and kinds are words, so that the file can be read without the program.
 * Ids grow over all tables and, thanks to AUTOINCREMENT, are not used twice even if rows should go.
 */

/* Not "IN (…)", for which SQLite makes and fills a table at each write. */
#define IS_JOURNAL                                                                                           \
  "journal = 'draft' OR journal = 'intent' OR journal = 'sending' OR journal = 'placed'"                     \
  " OR journal = 'refused' OR journal = 'unknown' OR journal = 'withdrawn'"

#define REFERENCES_PANEL "INTEGER NOT NULL REFERENCES panels (id) DEFERRABLE INITIALLY DEFERRED"
#define REFERENCES_ORDER "INTEGER NOT NULL REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED"

static const char first_tables[]
    = "CREATE TABLE panels ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uid TEXT NOT NULL UNIQUE,"
      "  name TEXT NOT NULL,"
      "  url TEXT NOT NULL,"
      "  dialect TEXT NOT NULL,"
      "  currency TEXT,"
      "  balance TEXT,"
      "  balance_at INTEGER NOT NULL,"
      "  threshold TEXT,"
      "  catalogue_at INTEGER NOT NULL,"
      "  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),"
      "  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),"
      "  hold_after_unknown INTEGER NOT NULL CHECK (hold_after_unknown IN (0, 1))"
      ") STRICT;"

      "CREATE TABLE orders ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  panel_id " REFERENCES_PANEL ","
      "  batch_id INTEGER NOT NULL,"
      "  parent_id INTEGER NOT NULL,"
      "  journal TEXT NOT NULL CHECK (" IS_JOURNAL "),"
      "  service_id TEXT NOT NULL,"
      "  service_name TEXT NOT NULL,"
      "  service_type TEXT,"
      "  link TEXT,"
      "  link_key TEXT,"
      "  quantity INTEGER NOT NULL,"
      "  parameters TEXT,"
      "  request_id TEXT,"
      "  rate TEXT,"
      "  min INTEGER NOT NULL,"
      "  max INTEGER NOT NULL,"
      "  price TEXT,"
      "  currency TEXT,"
      "  balance_before TEXT,"
      "  order_id TEXT,"
      "  state TEXT NOT NULL,"
      "  state_text TEXT,"
      "  charge TEXT,"
      "  start_count TEXT,"
      "  remains TEXT,"
      "  problem_code INTEGER NOT NULL,"
      "  problem TEXT,"
      "  held INTEGER NOT NULL CHECK (held IN (0, 1)),"
      "  adopted INTEGER NOT NULL CHECK (adopted IN (0, 1)),"
      "  refill INTEGER CHECK (refill IN (0, 1)),"
      "  cancel INTEGER CHECK (cancel IN (0, 1)),"
      "  refill_days INTEGER NOT NULL,"
      "  created_at INTEGER NOT NULL,"
      "  send_after INTEGER NOT NULL,"
      "  sent_at INTEGER NOT NULL,"
      "  placed_at INTEGER NOT NULL,"
      "  checked_at INTEGER NOT NULL,"
      "  changed_at INTEGER NOT NULL,"
      "  ended_at INTEGER NOT NULL,"
      "  cancel_asked_at INTEGER NOT NULL,"
      "  note TEXT"
      ") STRICT;"

      "CREATE TABLE events ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  order_id " REFERENCES_ORDER ","
      "  at INTEGER NOT NULL,"
      "  kind TEXT NOT NULL,"
      "  state TEXT NOT NULL,"
      "  text TEXT"
      ") STRICT;"
      "CREATE INDEX events_of_order ON events (order_id);"

      "CREATE TABLE refills ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  order_id " REFERENCES_ORDER ","
      "  panel_id " REFERENCES_PANEL ","
      "  refill_id TEXT,"
      "  state TEXT NOT NULL,"
      "  state_text TEXT,"
      "  asked_at INTEGER NOT NULL,"
      "  checked_at INTEGER NOT NULL,"
      "  ended_at INTEGER NOT NULL"
      ") STRICT;"

      "CREATE TABLE balances ("
      "  panel_id " REFERENCES_PANEL ","
      "  at INTEGER NOT NULL,"
      "  balance TEXT,"
      "  currency TEXT,"
      "  PRIMARY KEY (panel_id, at)"
      ") STRICT, WITHOUT ROWID;"

      "CREATE TABLE services ("
      "  panel_id " REFERENCES_PANEL ","
      "  service_id TEXT NOT NULL,"
      "  position INTEGER NOT NULL,"
      "  name TEXT NOT NULL,"
      "  type TEXT,"
      "  category TEXT,"
      "  rate TEXT,"
      "  min INTEGER NOT NULL,"
      "  max INTEGER NOT NULL,"
      "  refill INTEGER CHECK (refill IN (0, 1)),"
      "  cancel INTEGER CHECK (cancel IN (0, 1)),"
      "  dripfeed INTEGER CHECK (dripfeed IN (0, 1)),"
      "  refill_days INTEGER NOT NULL,"
      "  PRIMARY KEY (panel_id, service_id)"
      ") STRICT, WITHOUT ROWID;"

      "CREATE TABLE favourites ("
      "  panel_id " REFERENCES_PANEL ","
      "  service_id TEXT NOT NULL,"
      "  PRIMARY KEY (panel_id, service_id)"
      ") STRICT, WITHOUT ROWID;"

      /* What became different in a catalogue: the page that shows it can look back further than the program
       * has been open. */
      "CREATE TABLE changes ("
      "  id INTEGER PRIMARY KEY,"
      "  panel_id " REFERENCES_PANEL ","
      "  service_id TEXT NOT NULL,"
      "  service_name TEXT NOT NULL,"
      "  at INTEGER NOT NULL,"
      "  kind TEXT NOT NULL,"
      "  before TEXT,"
      "  after TEXT"
      ") STRICT;"
      "CREATE INDEX changes_of_panel ON changes (panel_id, at);";

const char *const pd_schema_steps[] = { first_tables, NULL };
