/**
 * How many of HQ's waits for the disk may stand side by side, signature checks among them: Node's own four make checks wait behind syncs. Must be
 * imported before anything that does work beside the main thread.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '12';
