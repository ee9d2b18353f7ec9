/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-filter.h"

#include <glib/gi18n.h>

#include "pd-text.h"

/* See the header. The search compares folded texts that the orders keep. */

struct _PdOrderFilter
{
  GtkFilter parent_instance;

  guint group; /* of the table below */
  char *search;
  GStrv words;
};

G_DEFINE_FINAL_TYPE (PdOrderFilter, pd_order_filter, GTK_TYPE_FILTER)

enum
{
  PROP_GROUP = 1,
  PROP_SEARCH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The first one leaves nothing out. */
static const struct
{
  const char *name;
  PdOrderGroup group;
  const char *nothing;
  const char *nothing_found; /* the words follow */
} groups[] = {
  { "all", 0, N_ ("There are no orders."), N_ ("No order has these words in its ID, link, service or note") },
  { "open", PD_ORDER_GROUP_OPEN, N_ ("No order is open."),
    N_ ("No open order has these words in its ID, link, service or note") },
  { "needs-a-look", PD_ORDER_GROUP_ATTENTION, N_ ("No order needs a look."),
    N_ ("No order that needs a look has these words in its ID, link, service or note") },
  { "done", PD_ORDER_GROUP_DONE, N_ ("No order is done yet."),
    N_ ("No order that is done has these words in its ID, link, service or note") },
};

/* A toggle group has no name while it changes its toggle: that is no reason to show something else. */
static void
set_group (PdOrderFilter *self, const char *name)
{
  guint group = 0;

  while (group < G_N_ELEMENTS (groups) && g_strcmp0 (groups[group].name, name) != 0)
    group++;
  if (group == G_N_ELEMENTS (groups) || group == self->group)
    return;

  self->group = group;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
set_search (PdOrderFilter *self, const char *search)
{
  if (!g_set_str (&self->search, search != NULL ? search : ""))
    return;

  g_strfreev (self->words);
  self->words = pd_text_fold_words (self->search);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static gboolean
pd_order_filter_match (GtkFilter *filter, gpointer item)
{
  PdOrderFilter *self = PD_ORDER_FILTER (filter);

  if (self->group > 0 && pd_order_get_group (item) != groups[self->group].group)
    return FALSE;

  return self->words[0] == NULL
         || pd_text_matches (pd_order_get_search_text (item), (const char *const *) self->words);
}

static GtkFilterMatch
pd_order_filter_get_strictness (GtkFilter *filter)
{
  return pd_order_filter_is_active (PD_ORDER_FILTER (filter)) ? GTK_FILTER_MATCH_SOME : GTK_FILTER_MATCH_ALL;
}

static void
pd_order_filter_finalize (GObject *object)
{
  PdOrderFilter *self = PD_ORDER_FILTER (object);

  g_free (self->search);
  g_strfreev (self->words);

  G_OBJECT_CLASS (pd_order_filter_parent_class)->finalize (object);
}

static void
pd_order_filter_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrderFilter *self = PD_ORDER_FILTER (object);

  switch (property_id)
    {
    case PROP_GROUP:
      g_value_set_static_string (value, groups[self->group].name);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_order_filter_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdOrderFilter *self = PD_ORDER_FILTER (object);

  switch (property_id)
    {
    case PROP_GROUP:
      set_group (self, g_value_get_string (value));
      break;
    case PROP_SEARCH:
      set_search (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_order_filter_class_init (PdOrderFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = pd_order_filter_finalize;
  object_class->get_property = pd_order_filter_get_property;
  object_class->set_property = pd_order_filter_set_property;
  filter_class->match = pd_order_filter_match;
  filter_class->get_strictness = pd_order_filter_get_strictness;

  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, "all", flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_order_filter_init (PdOrderFilter *self)
{
  self->search = g_strdup ("");
  self->words = pd_text_fold_words ("");
}

/**
 * pd_order_filter_clear:
 * @self: the filter
 *
 * Takes back the search and the group.
 */
void
pd_order_filter_clear (PdOrderFilter *self)
{
  g_return_if_fail (PD_IS_ORDER_FILTER (self));

  g_object_set (self, "search", "", "group", groups[0].name, NULL);
}

/**
 * pd_order_filter_is_active:
 * @self: the filter
 *
 * Returns: whether it can leave anything out
 */
gboolean
pd_order_filter_is_active (PdOrderFilter *self)
{
  g_return_val_if_fail (PD_IS_ORDER_FILTER (self), FALSE);

  return self->group > 0 || self->words[0] != NULL;
}

/**
 * pd_order_filter_describe:
 * @self: the filter
 *
 * Returns: (transfer full): a sentence that names what was looked for in vain
 */
char *
pd_order_filter_describe (PdOrderFilter *self)
{
  g_autofree char *search = NULL;

  g_return_val_if_fail (PD_IS_ORDER_FILTER (self), NULL);

  if (self->words[0] == NULL)
    return g_strdup (_ (groups[self->group].nothing));

  search = pd_text_clean (self->search, -1);
  /* Translators: first "No order has these words in …", then the words that were typed */
  return g_strdup_printf (C_ ("search", "%s: “%s”"), _ (groups[self->group].nothing_found), search);
}
