/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matter-actions.h"

#define MOST_ACTIONS 4

typedef enum
{
  TINT_WARNING,
  TINT_ERROR,
} Tint;

static const char *const tints[][2] = {
  [TINT_WARNING] = { "warning", NULL },
  [TINT_ERROR] = { "error", NULL },
};

/* The actions are those of PdMatterQuestion, whose template has a button for each. */
static const struct
{
  const char *icon;
  Tint tint;
  const char *actions[MOST_ACTIONS];
} kinds[] = {
  [PD_MATTER_ORDER_UNKNOWN]
  = { "dialog-question-symbolic", TINT_WARNING, { "website", "not-arrived", "arrived" } },
  [PD_MATTER_ORDER_HELD] = { "media-playback-pause-symbolic", TINT_WARNING, { "withdraw", "send" } },
  [PD_MATTER_ORDER_REFUSED] = { "dialog-error-symbolic", TINT_ERROR, { "put-away", "again" } },
  [PD_MATTER_ORDER_FAILED] = { "dialog-error-symbolic", TINT_ERROR, { "website", "put-away", "again" } },
  [PD_MATTER_ORDER_STUCK] = { "document-open-recent-symbolic", TINT_WARNING, { "website", "check" } },
  [PD_MATTER_PANEL_KEY] = { "dialog-password-symbolic", TINT_WARNING, { "panel" } },
  [PD_MATTER_PANEL_UNREACHABLE] = { "action-unavailable-symbolic", TINT_WARNING, { "refresh", "panel" } },
  [PD_MATTER_PANEL_LOW_BALANCE] = { "dialog-warning-symbolic", TINT_WARNING, { "website", "panel" } },
};

/**
 * pd_matter_kind_get_icon:
 * @kind: why something needs a look
 *
 * Returns: name of its symbol
 */
const char *
pd_matter_kind_get_icon (PdMatterKind kind)
{
  return kinds[MIN (kind, G_N_ELEMENTS (kinds) - 1)].icon;
}

/**
 * pd_matter_kind_get_icon_classes:
 * @kind: why something needs a look
 *
 * Returns: (array zero-terminated=1) (transfer none): style classes of its symbol
 */
const char *const *
pd_matter_kind_get_icon_classes (PdMatterKind kind)
{
  return tints[kinds[MIN (kind, G_N_ELEMENTS (kinds) - 1)].tint];
}

/**
 * pd_matter_kind_offers:
 * @kind: why something needs a look
 * @action: an action, without its prefix
 *
 * Returns: whether @action is something to do about it
 */
gboolean
pd_matter_kind_offers (PdMatterKind kind, const char *action)
{
  const char *const *actions = kinds[MIN (kind, G_N_ELEMENTS (kinds) - 1)].actions;

  for (guint i = 0; i < MOST_ACTIONS && actions[i] != NULL; i++)
    if (g_str_equal (actions[i], action))
      return TRUE;

  return FALSE;
}
