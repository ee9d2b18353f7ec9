/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-sending.h"

G_BEGIN_DECLS

/* The inside of a sending, for pd-sending.c (the steps) and pd-sending-judge.c (what an answer means) alone.
 */

struct _PdSending
{
  PdOrder *order;
  PdOrderList *orders;
  PdMoney balance_before;
  gint64 earlier_at; /* when it was sent before, of which the user said that it did not arrive; 0: never */
  gint64 sent_at;
  guint n_sent;
  gboolean written; /* *sending* is on disk */
  gboolean saved;   /* the outcome is */

  PdJournal outcome; /* *sending* until there is one */
  GError *error;     /* (nullable): why not placed */
  char *order_id;
  PdMoney charge;
  char *currency;
  gint64 answered_at;
};

void pd_sending_judge (PdSending *self, const PdAddResult *answer, const GError *error, gint64 now);

G_END_DECLS
