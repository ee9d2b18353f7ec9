/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-flag-mark.h"

#include <glib/gi18n.h>

/* How a yes, no or unknown of a panel is told in a cell. */

static const struct
{
  const char *text;
  const char *icon;
  const char *words;
} marks[] = {
  [PD_FLAG_NO] = { "–", NULL, N_ ("No") },
  [PD_FLAG_YES] = { NULL, "object-select-symbolic", N_ ("Yes") },
  [PD_FLAG_UNKNOWN] = { "?", NULL, N_ ("The panel does not say") },
};

/**
 * pd_flag_mark_show:
 * @cell: a cell
 * @flag: what the panel says
 * @text: (nullable): what says more than a yes ("30 days"), and stands in its place
 *
 * Shows a check, "–" or "?", with words for the tooltip and the screen reader.
 */
void
pd_flag_mark_show (PdCell *cell, PdFlag flag, const char *text)
{
  gboolean says_more = flag == PD_FLAG_YES && text != NULL && *text != '\0';

  g_return_if_fail (PD_IS_CELL (cell));

  pd_cell_set_text (cell, says_more ? text : marks[flag].text);
  pd_cell_set_sign (cell, says_more ? NULL : marks[flag].icon, says_more ? NULL : _ (marks[flag].words));
  pd_cell_set_dimmed (cell, flag != PD_FLAG_YES);
}
