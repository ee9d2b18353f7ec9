/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

/**
 * PdMatterQuestion:
 *
 * One matter as a plain question: what is known of it, what follows from that, and what can be done.
 * Properties: "desk", "matter" (both nullable), "width" (#PdWidth).
 */
#define PD_TYPE_MATTER_QUESTION (pd_matter_question_get_type ())
G_DECLARE_FINAL_TYPE (PdMatterQuestion, pd_matter_question, PD, MATTER_QUESTION, AdwBin)

PdDesk *pd_matter_question_get_desk (PdMatterQuestion *self);
PdMatter *pd_matter_question_get_matter (PdMatterQuestion *self);
void pd_matter_question_show_error (PdMatterQuestion *self, const GError *error);
void pd_matter_question_tell_refreshed (PdMatterQuestion *self, const GError *error);

G_END_DECLS
