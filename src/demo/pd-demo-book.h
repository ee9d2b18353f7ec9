/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-demo-progress.h"

G_BEGIN_DECLS

/**
 * PdDemoBook:
 * @services: (element-type PdDemoService): what can be ordered
 * @balance: what is left on the account
 * @orders: (element-type PdDemoOrder): all orders, oldest first; owns them
 * @open: (element-type PdDemoOrder): those that are not settled
 * @refills: (element-type PdDemoRefill): all refills, oldest first; owns them
 *
 * The books of the demo panel: who ordered what, and what is left on the account.
 */
typedef struct
{
  PdDemoForm form;
  GPtrArray *services;
  PdMoney balance;
  GPtrArray *orders;
  GPtrArray *open;
  GPtrArray *refills;
} PdDemoBook;

#define PD_DEMO_FIRST_ORDER 23501
#define PD_DEMO_FIRST_REFILL 1

PdDemoBook *pd_demo_book_new (PdDemoForm form);
void pd_demo_book_free (PdDemoBook *book);
const char *pd_demo_book_get_currency (PdDemoBook *book);

guint pd_demo_book_count_placed (PdDemoBook *book);

void pd_demo_book_settle (PdDemoBook *book, gint64 now);
PdDemoOrder *pd_demo_book_find_order (PdDemoBook *book, const char *id);
PdDemoRefill *pd_demo_book_find_refill (PdDemoBook *book, const char *id);
PdDemoOrder *pd_demo_book_get_child (PdDemoBook *book, const PdDemoOrder *order, guint index);
PdDemoProgress pd_demo_book_get_progress (PdDemoBook *book, const PdDemoOrder *order, gint64 now);

PdMoney pd_demo_book_compute_price (const PdDemoService *service, gint64 quantity);
PdDemoOrder *pd_demo_book_create_order (const PdDemoService *service, const char *link, gint64 posted_at);
void pd_demo_book_append_order (PdDemoBook *book, PdDemoOrder *order);
const char *pd_demo_book_refill (PdDemoBook *book, const char *order_id, gint64 now, PdDemoRefill **refill);
PdDemoRefill *pd_demo_book_append_refill (PdDemoBook *book, PdDemoOrder *order, gint64 posted_at);
const char *pd_demo_book_cancel (PdDemoBook *book, const char *order_id, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDemoBook, pd_demo_book_free)

G_END_DECLS
