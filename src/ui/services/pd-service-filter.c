/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-filter.h"

#include <glib/gi18n.h>

#include "pd-text.h"

/* The filter of the services page. The search compares prepared, folded texts, so that every key press can go
 * through all rows. */

struct _PdServiceFilter
{
  GtkFilter parent_instance;

  char *search;
  GStrv words;
  PdPanel *panel;
  char *category;
  char *type;
  gboolean favourites;
  gboolean with_refill;
  gboolean with_cancel;
};

G_DEFINE_FINAL_TYPE (PdServiceFilter, pd_service_filter, GTK_TYPE_FILTER)

enum
{
  PROP_SEARCH = 1,
  PROP_PANEL,
  PROP_CATEGORY,
  PROP_TYPE,
  PROP_FAVOURITES,
  PROP_WITH_REFILL,
  PROP_WITH_CANCEL,
  PROP_N_ACTIVE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint
count_active (PdServiceFilter *self)
{
  return (self->panel != NULL) + (self->category != NULL) + (self->type != NULL) + (self->favourites != FALSE)
         + (self->with_refill != FALSE) + (self->with_cancel != FALSE);
}

static void
tell (PdServiceFilter *self, guint property, GtkFilterChange change)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ACTIVE]);
  gtk_filter_changed (GTK_FILTER (self), change);
}

/* A longer search can only leave out more, a shorter one only less: the list then looks at fewer rows. */
static GtkFilterChange
compare_searches (const char *before, const char *after)
{
  if (g_str_has_prefix (after, before))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  if (g_str_has_prefix (before, after))
    return GTK_FILTER_CHANGE_LESS_STRICT;

  return GTK_FILTER_CHANGE_DIFFERENT;
}

static void
set_search (PdServiceFilter *self, const char *search)
{
  GtkFilterChange change = compare_searches (self->search, search != NULL ? search : "");

  if (!g_set_str (&self->search, search != NULL ? search : ""))
    return;

  g_strfreev (self->words);
  self->words = pd_text_fold_words (self->search);
  tell (self, PROP_SEARCH, change);
}

static void
set_text (PdServiceFilter *self, char **member, const char *text, guint property)
{
  gboolean was_set = *member != NULL;
  const char *value = text != NULL && *text != '\0' ? text : NULL;

  if (!g_set_str (member, value))
    return;

  tell (self, property,
        value == NULL ? GTK_FILTER_CHANGE_LESS_STRICT
        : was_set     ? GTK_FILTER_CHANGE_DIFFERENT
                      : GTK_FILTER_CHANGE_MORE_STRICT);
}

static void
set_flag (PdServiceFilter *self, gboolean *member, gboolean value, guint property)
{
  if (*member == value)
    return;

  *member = value;
  tell (self, property, value ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
}

/**
 * pd_service_filter_finds:
 * @self: the filter
 * @service: a service
 *
 * Like gtk_filter_match(), for who asks very often.
 *
 * Returns: whether the service is not left out
 */
gboolean
pd_service_filter_finds (PdServiceFilter *self, PdService *service)
{
  const PdServiceInfo *info = pd_service_get_info (service);

  if (self->panel != NULL && pd_service_get_panel (service) != self->panel)
    return FALSE;
  if (self->category != NULL && g_strcmp0 (info->category, self->category) != 0)
    return FALSE;
  if (self->type != NULL && g_strcmp0 (pd_service_get_order_type (service)->name, self->type) != 0)
    return FALSE;
  if (self->favourites && !pd_service_get_favourite (service))
    return FALSE;
  if (self->with_refill && info->refill != PD_FLAG_YES)
    return FALSE;
  if (self->with_cancel && info->cancel != PD_FLAG_YES)
    return FALSE;

  return pd_service_matches (service, (const char *const *) self->words);
}

static gboolean
pd_service_filter_match (GtkFilter *filter, gpointer item)
{
  return pd_service_filter_finds (PD_SERVICE_FILTER (filter), item);
}

static GtkFilterMatch
pd_service_filter_get_strictness (GtkFilter *filter)
{
  PdServiceFilter *self = PD_SERVICE_FILTER (filter);

  return pd_service_filter_is_active (self) ? GTK_FILTER_MATCH_SOME : GTK_FILTER_MATCH_ALL;
}

static void
pd_service_filter_finalize (GObject *object)
{
  PdServiceFilter *self = PD_SERVICE_FILTER (object);

  g_free (self->search);
  g_strfreev (self->words);
  g_clear_object (&self->panel);
  g_free (self->category);
  g_free (self->type);

  G_OBJECT_CLASS (pd_service_filter_parent_class)->finalize (object);
}

static void
pd_service_filter_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdServiceFilter *self = PD_SERVICE_FILTER (object);

  switch (property_id)
    {
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_CATEGORY:
      g_value_set_string (value, self->category);
      break;
    case PROP_TYPE:
      g_value_set_string (value, self->type);
      break;
    case PROP_FAVOURITES:
      g_value_set_boolean (value, self->favourites);
      break;
    case PROP_WITH_REFILL:
      g_value_set_boolean (value, self->with_refill);
      break;
    case PROP_WITH_CANCEL:
      g_value_set_boolean (value, self->with_cancel);
      break;
    case PROP_N_ACTIVE:
      g_value_set_uint (value, count_active (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_service_filter_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdServiceFilter *self = PD_SERVICE_FILTER (object);

  switch (property_id)
    {
    case PROP_SEARCH:
      set_search (self, g_value_get_string (value));
      break;
    case PROP_PANEL:
      if (g_set_object (&self->panel, g_value_get_object (value)))
        tell (self, PROP_PANEL, GTK_FILTER_CHANGE_DIFFERENT);
      break;
    case PROP_CATEGORY:
      set_text (self, &self->category, g_value_get_string (value), PROP_CATEGORY);
      break;
    case PROP_TYPE:
      set_text (self, &self->type, g_value_get_string (value), PROP_TYPE);
      break;
    case PROP_FAVOURITES:
      set_flag (self, &self->favourites, g_value_get_boolean (value), PROP_FAVOURITES);
      break;
    case PROP_WITH_REFILL:
      set_flag (self, &self->with_refill, g_value_get_boolean (value), PROP_WITH_REFILL);
      break;
    case PROP_WITH_CANCEL:
      set_flag (self, &self->with_cancel, g_value_get_boolean (value), PROP_WITH_CANCEL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_service_filter_class_init (PdServiceFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = pd_service_filter_finalize;
  object_class->get_property = pd_service_filter_get_property;
  object_class->set_property = pd_service_filter_set_property;
  filter_class->match = pd_service_filter_match;
  filter_class->get_strictness = pd_service_filter_get_strictness;

  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", flags);
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, flags);
  properties[PROP_CATEGORY] = g_param_spec_string ("category", NULL, NULL, NULL, flags);
  properties[PROP_TYPE] = g_param_spec_string ("type", NULL, NULL, NULL, flags);
  properties[PROP_FAVOURITES] = g_param_spec_boolean ("favourites", NULL, NULL, FALSE, flags);
  properties[PROP_WITH_REFILL] = g_param_spec_boolean ("with-refill", NULL, NULL, FALSE, flags);
  properties[PROP_WITH_CANCEL] = g_param_spec_boolean ("with-cancel", NULL, NULL, FALSE, flags);
  properties[PROP_N_ACTIVE]
      = g_param_spec_uint ("n-active", NULL, NULL, 0, 6, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_service_filter_init (PdServiceFilter *self)
{
  self->search = g_strdup ("");
  self->words = pd_text_fold_words ("");
}

/**
 * pd_service_filter_new:
 *
 * Returns: (transfer full): a filter that leaves nothing out
 */
PdServiceFilter *
pd_service_filter_new (void)
{
  return g_object_new (PD_TYPE_SERVICE_FILTER, NULL);
}

/**
 * pd_service_filter_clear:
 * @self: the filter
 *
 * Takes back the search and everything that leaves services out.
 */
void
pd_service_filter_clear (PdServiceFilter *self)
{
  g_return_if_fail (PD_IS_SERVICE_FILTER (self));

  g_object_set (self, "search", "", "panel", NULL, "category", NULL, "type", NULL, "favourites", FALSE,
                "with-refill", FALSE, "with-cancel", FALSE, NULL);
}

/**
 * pd_service_filter_is_active:
 * @self: the filter
 *
 * Returns: whether it can leave anything out
 */
gboolean
pd_service_filter_is_active (PdServiceFilter *self)
{
  g_return_val_if_fail (PD_IS_SERVICE_FILTER (self), FALSE);

  return self->words[0] != NULL || count_active (self) > 0;
}

/**
 * pd_service_filter_describe:
 * @self: the filter
 *
 * Returns: (transfer full): a sentence that names what was looked for in vain
 */
char *
pd_service_filter_describe (PdServiceFilter *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (PD_IS_SERVICE_FILTER (self), NULL);

  if (self->panel != NULL)
    g_strv_builder_add (parts, pd_panel_get_name (self->panel));
  if (self->category != NULL)
    g_strv_builder_add (parts, self->category);
  if (self->type != NULL)
    g_strv_builder_add (parts, self->type);
  if (self->favourites)
    g_strv_builder_add (parts, _ ("Favourites"));
  if (self->with_refill)
    g_strv_builder_add (parts, _ ("With Refill"));
  if (self->with_cancel)
    g_strv_builder_add (parts, _ ("With Cancel"));
  list = g_strv_builder_end (parts);
  /* Translators: this stands between the names of filters */
  joined = g_strjoinv (C_ ("list", ", "), list);

  if (self->words[0] == NULL)
    /* Translators: %s is a list of filters that are on */
    return g_strdup_printf (_ ("No service fits these filters: %s."), joined);
  if (list[0] == NULL)
    return g_strdup (_ ("No service has all of these words."));

  /* Translators: %s is a list of filters that are on */
  return g_strdup_printf (_ ("No service has all of these words with these filters: %s."), joined);
}
