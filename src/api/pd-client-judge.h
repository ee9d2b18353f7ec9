/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-client-private.h"

G_BEGIN_DECLS

guint pd_client_judge_limit (PdDialect *dialect, const PdAction *action);
gboolean pd_client_judge_takes_list (PdDialect *dialect, const PdAction *action, guint n_ids);
void pd_client_judge_learn_limit (PdDialect *dialect, guint limit);
void pd_client_judge_learn_no_list (PdDialect *dialect, const PdAction *action);

gboolean pd_client_judge_doubts_list (const PdAction *action, const GError *failure);
gboolean pd_client_judge_ends_all (const GError *failure);
GError *pd_client_judge_explain_rest (const GError *failure);

G_END_DECLS
