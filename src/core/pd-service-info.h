/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-money.h"

G_BEGIN_DECLS

/**
 * PdFlag:
 *
 * A yes or no of a panel, which may have said nothing: unknown is not "no".
 */
typedef enum
{
  PD_FLAG_NO,
  PD_FLAG_YES,
  PD_FLAG_UNKNOWN,
} PdFlag;

/**
 * PdServiceInfo:
 * @id: opaque id
 * @name: its name, cleaned of control and bidi characters
 * @type: (nullable): the type as the panel wrote it
 * @category: (nullable): interned text of the panel (a #GRefString)
 * @rate: price per 1,000 in the account's currency
 * @min: least quantity, -1 where unknown
 * @max: greatest quantity, -1 where unknown
 * @refill_days: promised days of refill where the name or the flag tells them, 0 unknown, -1 lifetime
 *
 * One row of a catalogue, as read from a reply or from the store. Immutable and reference counted: made in a
 * worker thread, used from any. The texts are reference counted strings (#GRefString).
 */
typedef struct
{
  char *id;
  char *name;
  char *type;
  char *category;
  PdMoney rate;
  gint64 min;
  gint64 max;
  guint8 refill;
  guint8 cancel;
  guint8 dripfeed;
  gint16 refill_days;
} PdServiceInfo;

PdServiceInfo *pd_service_info_new (void);
PdServiceInfo *pd_service_info_ref (PdServiceInfo *self);
void pd_service_info_unref (PdServiceInfo *self);
gboolean pd_service_info_equal (const PdServiceInfo *a, const PdServiceInfo *b);
gint16 pd_service_info_guess_refill_days (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdServiceInfo, pd_service_info_unref)

G_END_DECLS
