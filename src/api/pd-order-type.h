/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PdField:
 *
 * Every parameter that an order of some type can have besides the service (api-v2 §2).
 */
typedef enum
{
  PD_FIELD_LINK,
  PD_FIELD_QUANTITY,
  PD_FIELD_RUNS,
  PD_FIELD_INTERVAL,
  PD_FIELD_COMMENTS,
  PD_FIELD_KEYWORDS,
  PD_FIELD_USERNAMES,
  PD_FIELD_HASHTAGS,
  PD_FIELD_HASHTAG,
  PD_FIELD_USERNAME,
  PD_FIELD_MEDIA,
  PD_FIELD_ANSWER_NUMBER,
  PD_FIELD_GROUPS,
  PD_FIELD_COUNTRY,
  PD_FIELD_DEVICE,
  PD_FIELD_TYPE_OF_TRAFFIC,
  PD_FIELD_GOOGLE_KEYWORD,
  PD_FIELD_REFERRING_URL,
  PD_FIELD_MIN,
  PD_FIELD_MAX,
  PD_FIELD_POSTS,
  PD_FIELD_OLD_POSTS,
  PD_FIELD_DELAY,
  PD_FIELD_EXPIRY,
  PD_N_FIELDS,
} PdField;

/**
 * PdFieldKind: how a field is typed in and checked.
 * @PD_FIELD_KIND_LINK: a link or user name, trimmed
 * @PD_FIELD_KIND_TEXT: one line
 * @PD_FIELD_KIND_LIST: one item a line; empty lines are dropped
 * @PD_FIELD_KIND_COUNT: a whole number
 * @PD_FIELD_KIND_MINUTES: minutes; the common values are offered, any is allowed
 * @PD_FIELD_KIND_CHOICE: one of #PdFieldInfo.choices
 * @PD_FIELD_KIND_DATE: a day, sent as d/m/Y
 */
typedef enum
{
  PD_FIELD_KIND_LINK,
  PD_FIELD_KIND_TEXT,
  PD_FIELD_KIND_LIST,
  PD_FIELD_KIND_COUNT,
  PD_FIELD_KIND_MINUTES,
  PD_FIELD_KIND_CHOICE,
  PD_FIELD_KIND_DATE,
} PdFieldKind;

typedef struct
{
  const char *value; /* what is sent; %NULL ends the list */
  const char *label; /* translatable */
} PdFieldChoice;

typedef struct
{
  const char *parameter; /* the name in the request */
  const char *label;     /* translatable title of the row */
  const char *hint;      /* (nullable): translatable, what to type */
  PdFieldKind kind;
  const PdFieldChoice *choices; /* (nullable) */
} PdFieldInfo;

/**
 * PdFieldUse:
 * @optional: may stay empty
 * @only_if_field: shown, and then needed, only if this field has the value @only_if_value
 * @only_if_value: (nullable): %NULL where there is no condition
 */
typedef struct
{
  PdField field;
  gboolean optional;
  PdField only_if_field;
  const char *only_if_value;
} PdFieldUse;

typedef enum
{
  PD_QUANTITY_GIVEN, /* typed in */
  PD_QUANTITY_LINES, /* the number of lines of the list */
  PD_QUANTITY_NONE,  /* there is none: a package, or a subscription */
} PdQuantityKind;

typedef enum
{
  PD_PRICE_PER_THOUSAND,
  PD_PRICE_ONCE,
  PD_PRICE_UNKNOWABLE, /* per future post */
} PdPriceKind;

#define PD_MOST_USES 10

/**
 * PdOrderType: one row of the table of api-v2 §2; adding a type is adding a row.
 */
typedef struct
{
  const char *name;
  PdQuantityKind quantity;
  PdField lines_of; /* the list that is counted, for %PD_QUANTITY_LINES */
  PdPriceKind price;
  gboolean dripfeed;
  guint n_uses;
  PdFieldUse uses[PD_MOST_USES];
} PdOrderType;

const PdOrderType *pd_order_type_find (const char *type, gboolean *known);
const PdOrderType *pd_order_types (guint *n_types);
const PdFieldInfo *pd_field_get_info (PdField field);

G_END_DECLS
