/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-dialect.h"

/*
 * A dialect as text: how the store keeps it and how the known panels are written down. It is read and written
 * from the properties of PdDialect, so that a new property needs nothing here. Main thread.
 */

static const PdKnownPanel known_panels[] = {
  { "GreatSMM", "https://greatsmm.in/api/v2", "" },
  { "SMMBros", "https://www.smmbros.in/api/v2", PD_DIALECT_SMMBROS },
  { "SMMGen", "https://smmgen.com/api/v2", "" },
  { "SMM.plus", "https://smm.plus/api/v2", "" },
  { "SMMPro", "https://smmpro.in/api/v2", "" },
};

static char *
value_to_text (const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_strdup (g_value_get_boolean (value) ? "true" : "false");
  if (G_VALUE_HOLDS_UINT (value))
    return g_strdup_printf ("%u", g_value_get_uint (value));

  g_autoptr (GEnumClass) klass = g_type_class_ref (G_VALUE_TYPE (value));
  return g_strdup (g_enum_get_value (klass, g_value_get_enum (value))->value_nick);
}

/* %FALSE for a text that is no value of that kind. */
static gboolean
value_from_text (GValue *value, const char *text)
{
  guint64 number = 0;

  if (G_VALUE_HOLDS_STRING (value))
    {
      g_value_set_string (value, text);
      return TRUE;
    }
  if (G_VALUE_HOLDS_BOOLEAN (value))
    {
      g_value_set_boolean (value, g_str_equal (text, "true"));
      return g_str_equal (text, "true") || g_str_equal (text, "false");
    }
  if (G_VALUE_HOLDS_UINT (value))
    {
      gboolean fits = g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL);

      g_value_set_uint (value, (guint) number);
      return fits;
    }

  g_autoptr (GEnumClass) klass = g_type_class_ref (G_VALUE_TYPE (value));
  const GEnumValue *found = g_enum_get_value_by_nick (klass, text);

  if (found != NULL)
    g_value_set_enum (value, found->value);
  return found != NULL;
}

static void
read_line (PdDialect *self, const char *line)
{
  g_auto (GStrv) pair = g_strsplit (line, "=", 2);
  GParamSpec *pspec;

  if (g_strv_length (pair) != 2)
    return;

  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), g_strstrip (pair[0]));
  if (pspec != NULL)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, pspec->value_type);
      if (value_from_text (&value, g_strstrip (pair[1])) && !g_param_value_validate (pspec, &value))
        g_object_set_property (G_OBJECT (self), pspec->name, &value);
    }
}

/**
 * pd_known_panels:
 * @n_panels: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_panels): the panels whose address and dialect are known (api-v2
 * §1)
 */
const PdKnownPanel *
pd_known_panels (guint *n_panels)
{
  *n_panels = G_N_ELEMENTS (known_panels);
  return known_panels;
}

/**
 * pd_dialect_new_from_text:
 * @text: (nullable): lines of `property=value`
 *
 * Reads what pd_dialect_to_text() wrote. What is missing is as in the common form; lines and values that mean
 * nothing are passed over, for the text may come from an older or newer version.
 *
 * Returns: (transfer full): a dialect
 */
PdDialect *
pd_dialect_new_from_text (const char *text)
{
  PdDialect *self = pd_dialect_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    read_line (self, lines[i]);
  return self;
}

/**
 * pd_dialect_to_text:
 * @self: a dialect
 *
 * Returns: (transfer full): every property as a line `property=value`, always in the same order
 */
char *
pd_dialect_to_text (PdDialect *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  g_return_val_if_fail (PD_IS_DIALECT (self), NULL);

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (self), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *written = NULL;

      g_object_get_property (G_OBJECT (self), properties[i]->name, &value);
      written = value_to_text (&value);
      g_string_append_printf (text, "%s=%s\n", properties[i]->name, written);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}
