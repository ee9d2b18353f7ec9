<?php
// SPDX-License-Identifier: GPL-3.0-or-later
// states.php URL ORDERS IDS-A-CALL: asks for the states of orders one call after the other, in the way in which the
// scripts do it that panels hand out: each call with a cURL handle of its own.

[, $url, $orders, $ids_a_call] = $argv;

function call_panel(string $url, array $parameters): object
{
    $handle = curl_init($url);
    curl_setopt_array($handle, [
        CURLOPT_POST => true,
        CURLOPT_POSTFIELDS => http_build_query($parameters),
        CURLOPT_RETURNTRANSFER => true,
    ]);
    $reply = curl_exec($handle);
    curl_close($handle);

    return json_decode($reply);
}

$states = 0;
foreach (array_chunk(range(100000, 100000 + $orders - 1), $ids_a_call) as $ids) {
    $reply = call_panel($url, ['key' => 'key', 'action' => 'status', 'orders' => implode(',', $ids)]);
    foreach ($ids as $id) {
        $states += isset($reply->$id->status);
    }
}
exit($states == $orders ? 0 : 1);
