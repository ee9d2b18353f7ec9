/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What leads from each version of the database to the next one; ends with NULL. */
extern const char *const pd_schema_steps[];
