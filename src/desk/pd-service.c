/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pd-text.h"

/*
 * One service of one panel, as the window shows it: a thin object around the info that was read from the
 * reply or the store, which holds all the texts. There may be a hundred thousand of them, so everything that
 * can be worked out is worked out when a row is shown; only the text to search in is kept ready. Made in the
 * worker threads of the service list, used on the main thread.
 */

struct _PdService
{
  GObject parent_instance;

  PdPanel *panel;
  PdServiceInfo *info;
  char *search_text; /* folded: name, id and category, one a line */
  gboolean favourite;
};

G_DEFINE_FINAL_TYPE (PdService, pd_service, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PANEL,
  PROP_PANEL_NAME,
  PROP_ID,
  PROP_NAME,
  PROP_CATEGORY,
  PROP_TYPE_NAME,
  PROP_TYPE_TAG,
  PROP_RATE_TEXT,
  PROP_CURRENCY,
  PROP_LIMITS,
  PROP_REFILL_TEXT,
  PROP_REFILL,
  PROP_CANCEL,
  PROP_FAVOURITE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_type_tag (PdService *self)
{
  gboolean known;
  const PdOrderType *type;

  if (!self->info->type)
    return NULL;

  type = pd_order_type_find (self->info->type, &known);
  if (!known)
    return self->info->type;

  return type == pd_order_type_find (NULL, NULL) ? NULL : type->name;
}

static char *
describe_limit (gint64 limit)
{
  return limit < 0 ? g_strdup ("?") : pd_count_format (limit);
}

static char *
describe_limits (PdService *self)
{
  g_autofree char *min = describe_limit (self->info->min);
  g_autofree char *max = describe_limit (self->info->max);

  if (self->info->min < 0 && self->info->max < 0
      && pd_service_get_order_type (self)->quantity == PD_QUANTITY_NONE)
    return g_strdup ("–");
  if (g_str_equal (min, max))
    return g_steal_pointer (&min);

  /* Translators: the least and the greatest quantity that can be ordered */
  return g_strdup_printf (_ ("%s – %s"), min, max);
}

/* The term of the refill, where one is promised and told. */
static char *
describe_refill (PdService *self)
{
  int days = self->info->refill_days;

  if (self->info->refill == PD_FLAG_NO || days == 0)
    return NULL;
  if (days < 0)
    /* Translators: how long lost quantity is refilled */
    return g_strdup (C_ ("refill", "Lifetime"));

  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
}

static void
pd_service_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdService *self = PD_SERVICE (object);

  switch (prop_id)
    {
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_PANEL_NAME:
      g_value_set_string (value, pd_panel_get_name (self->panel));
      break;
    case PROP_ID:
      g_value_set_string (value, self->info->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->info->name);
      break;
    case PROP_CATEGORY:
      g_value_set_string (value, self->info->category);
      break;
    case PROP_TYPE_NAME:
      g_value_set_string (value, self->info->type);
      break;
    case PROP_TYPE_TAG:
      g_value_set_string (value, get_type_tag (self));
      break;
    case PROP_RATE_TEXT:
      g_value_take_string (value, pd_money_is_known (self->info->rate) ? pd_money_format (self->info->rate)
                                                                       : g_strdup ("?"));
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, pd_panel_get_currency (self->panel));
      break;
    case PROP_LIMITS:
      g_value_take_string (value, describe_limits (self));
      break;
    case PROP_REFILL_TEXT:
      g_value_take_string (value, describe_refill (self));
      break;
    case PROP_REFILL:
      g_value_set_int (value, self->info->refill);
      break;
    case PROP_CANCEL:
      g_value_set_int (value, self->info->cancel);
      break;
    case PROP_FAVOURITE:
      g_value_set_boolean (value, self->favourite);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_service_finalize (GObject *object)
{
  PdService *self = PD_SERVICE (object);

  g_clear_object (&self->panel);
  g_clear_pointer (&self->info, pd_service_info_unref);
  g_free (self->search_text);

  G_OBJECT_CLASS (pd_service_parent_class)->finalize (object);
}

static void
pd_service_class_init (PdServiceClass *klass)
{
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PROP_PANEL_NAME, "panel-name" },
    { PROP_ID, "id" },
    { PROP_NAME, "name" },
    { PROP_CATEGORY, "category" },
    { PROP_TYPE_NAME, "type-name" },
    { PROP_TYPE_TAG, "type-tag" },
    { PROP_RATE_TEXT, "rate-text" },
    { PROP_CURRENCY, "currency" },
    { PROP_LIMITS, "limits" },
    { PROP_REFILL_TEXT, "refill-text" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pd_service_get_property;
  object_class->finalize = pd_service_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, flags);
  properties[PROP_REFILL]
      = g_param_spec_int ("refill", NULL, NULL, PD_FLAG_NO, PD_FLAG_UNKNOWN, PD_FLAG_UNKNOWN, flags);
  properties[PROP_CANCEL]
      = g_param_spec_int ("cancel", NULL, NULL, PD_FLAG_NO, PD_FLAG_UNKNOWN, PD_FLAG_UNKNOWN, flags);
  properties[PROP_FAVOURITE] = g_param_spec_boolean ("favourite", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_service_init (PdService *self)
{
}

/*
 * The text that a service is searched in. @folder remembers the last category that was folded: in a catalogue
 * the services of one stand together. For any thread.
 */
char *
pd_service_fold (PdServiceFolder *folder, const PdServiceInfo *info)
{
  g_autofree char *name = pd_text_fold (info->name);
  g_autofree char *id = pd_text_fold (info->id);

  if (!folder->folded || g_strcmp0 (folder->category, info->category) != 0)
    {
      folder->category = info->category;
      g_free (folder->folded);
      folder->folded = pd_text_fold (info->category);
    }

  return g_strjoin ("\n", name, id, folder->folded, NULL);
}

/* Like pd_service_new(), with the folded text (transfer full). For any thread. */
PdService *
pd_service_new_folded (PdPanel *panel, PdServiceInfo *info, char *search_text)
{
  PdService *self = g_object_new (PD_TYPE_SERVICE, NULL);

  self->panel = g_object_ref (panel);
  self->info = pd_service_info_ref (info);
  self->search_text = search_text;

  return self;
}

/* Like pd_service_set_info(), with the folded text (transfer full). */
void
pd_service_set_info_folded (PdService *self, PdServiceInfo *info, char *search_text)
{
  GObject *object = G_OBJECT (self);

  pd_service_info_ref (info);
  pd_service_info_unref (self->info);
  self->info = info;
  g_free (self->search_text);
  self->search_text = search_text;

  g_object_freeze_notify (object);
  for (guint i = PROP_ID; i < PROP_FAVOURITE; i++)
    g_object_notify_by_pspec (object, properties[i]);
  g_object_thaw_notify (object);
}

/* The panel has another name or currency. */
void
pd_service_notify_panel (PdService *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENCY]);
}

/**
 * pd_service_new:
 * @panel: whose service it is
 * @info: what the panel says of it
 *
 * Returns: (transfer full): a service that is not a favourite
 */
PdService *
pd_service_new (PdPanel *panel, PdServiceInfo *info)
{
  g_auto (PdServiceFolder) folder = { 0 };

  g_return_val_if_fail (PD_IS_PANEL (panel), NULL);
  g_return_val_if_fail (info != NULL && info->id != NULL, NULL);

  return pd_service_new_folded (panel, info, pd_service_fold (&folder, info));
}

/**
 * pd_service_get_panel:
 * @self: a service
 *
 * Returns: (transfer none): whose service it is
 */
PdPanel *
pd_service_get_panel (PdService *self)
{
  g_return_val_if_fail (PD_IS_SERVICE (self), NULL);

  return self->panel;
}

/**
 * pd_service_get_info:
 * @self: a service
 *
 * Returns: (transfer none): what the panel says of it; a refresh puts another one in its place
 */
PdServiceInfo *
pd_service_get_info (PdService *self)
{
  g_return_val_if_fail (PD_IS_SERVICE (self), NULL);

  return self->info;
}

/**
 * pd_service_set_info:
 * @self: a service
 * @info: what the panel says of it now; has the same id
 *
 * Notifies every property that may have changed, unless @info says the same as before.
 */
void
pd_service_set_info (PdService *self, PdServiceInfo *info)
{
  g_auto (PdServiceFolder) folder = { 0 };

  g_return_if_fail (PD_IS_SERVICE (self));
  g_return_if_fail (info != NULL && g_strcmp0 (info->id, self->info->id) == 0);

  if (!pd_service_info_equal (self->info, info))
    pd_service_set_info_folded (self, info, pd_service_fold (&folder, info));
}

/**
 * pd_service_get_id:
 * @self: a service
 *
 * Returns: (transfer none): the panel's id
 */
const char *
pd_service_get_id (PdService *self)
{
  return pd_service_get_info (self)->id;
}

/**
 * pd_service_get_name:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the panel's name for it
 */
const char *
pd_service_get_name (PdService *self)
{
  return pd_service_get_info (self)->name;
}

/**
 * pd_service_get_order_type:
 * @self: a service
 *
 * Returns: (transfer none): what has to be filled in to order it; Default for a type that nobody knows
 */
const PdOrderType *
pd_service_get_order_type (PdService *self)
{
  return pd_order_type_find (pd_service_get_info (self)->type, NULL);
}

/**
 * pd_service_get_favourite:
 * @self: a service
 *
 * Returns: whether the user marked it
 */
gboolean
pd_service_get_favourite (PdService *self)
{
  g_return_val_if_fail (PD_IS_SERVICE (self), FALSE);

  return self->favourite;
}

/**
 * pd_service_set_favourite:
 * @self: a service
 * @favourite: whether the user marks it
 *
 * Shows the mark; pd_desk_set_favourite() also keeps it.
 */
void
pd_service_set_favourite (PdService *self, gboolean favourite)
{
  g_return_if_fail (PD_IS_SERVICE (self));

  if (!self->favourite == !favourite)
    return;

  self->favourite = !!favourite;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAVOURITE]);
}

/**
 * pd_service_matches:
 * @self: a service
 * @folded_words: (array zero-terminated=1): from pd_text_fold_words()
 *
 * Returns: whether every word is in its name, id or category, in any order
 */
gboolean
pd_service_matches (PdService *self, const char *const *folded_words)
{
  return pd_text_matches (self->search_text, folded_words);
}
