/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-list.h"

G_BEGIN_DECLS

/**
 * PdMatterKind: why something needs a look.
 */
typedef enum
{
  PD_MATTER_ORDER_UNKNOWN,
  PD_MATTER_ORDER_HELD,
  PD_MATTER_ORDER_REFUSED,
  PD_MATTER_ORDER_FAILED,
  PD_MATTER_ORDER_STUCK,
  PD_MATTER_PANEL_KEY,
  PD_MATTER_PANEL_UNREACHABLE,
  PD_MATTER_PANEL_LOW_BALANCE,
} PdMatterKind;

/**
 * PdMatter:
 *
 * One thing that needs a look. Properties: "kind", "order" (nullable), "panel", "title", "description"
 * (notified when their order or panel changes).
 */
#define PD_TYPE_MATTER (pd_matter_get_type ())
G_DECLARE_FINAL_TYPE (PdMatter, pd_matter, PD, MATTER, GObject)

PdMatter *pd_matter_new (PdMatterKind kind, PdOrder *order, PdPanel *panel, PdClock *clock);
void pd_matter_update (PdMatter *self);
PdMatterKind pd_matter_get_kind (PdMatter *self);
PdOrder *pd_matter_get_order (PdMatter *self);
PdPanel *pd_matter_get_panel (PdMatter *self);
const char *pd_matter_get_title (PdMatter *self);
const char *pd_matter_get_description (PdMatter *self);

/**
 * PdVerdict: what the balance tells of an unknown order.
 */
typedef enum
{
  PD_VERDICT_UNCLEAR,
  PD_VERDICT_ARRIVED,
  PD_VERDICT_NOT_ARRIVED,
} PdVerdict;

/**
 * PdEvidence: only what is known. Amounts can be unknown.
 */
typedef struct
{
  PdMoney balance_before;
  PdMoney balance_now;
  gint64 balance_at;
  PdMoney price;
  guint others_between; /* other orders placed there since */
  PdVerdict verdict;
  char *reason; /* plain sentence */
} PdEvidence;

PdEvidence *pd_evidence_new (PdOrder *order, PdOrderList *orders);
void pd_evidence_free (PdEvidence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdEvidence, pd_evidence_free)

/**
 * PdMatterList: a #GListModel of #PdMatter, unknown orders first. It follows orders and panels by itself.
 * Property "n-items" (uint), for the badge.
 */
#define PD_TYPE_MATTER_LIST (pd_matter_list_get_type ())
G_DECLARE_FINAL_TYPE (PdMatterList, pd_matter_list, PD, MATTER_LIST, GObject)

PdMatterList *pd_matter_list_new (PdOrderList *orders, GListModel *panels, PdClock *clock);

G_END_DECLS
