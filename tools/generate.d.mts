/**
 * The paths of committed files whose text differs from what the code makes; undefined where nothing makes
 * them any more.
 */
export function drift(): Promise<Map<string, string | undefined>>;
