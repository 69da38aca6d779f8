/** A short code for a mistake of ours: enough to find the line, and nothing of what people wrote. */

/** Messages are left out on purpose: they may hold words. What stays is the kind of error and where it arose. */
export const errorCode = (error: unknown): string => {
  const name = error instanceof Error ? error.name : typeof error
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = [...stack.matchAll(/[/(]([\w.-]+\.(?:js|tsx?)):(\d+):(\d+)/g)]
    .slice(0, 3)
    .map(frame => frame.slice(1).join(':'))
  let hash = 0x811c9dc5
  for (const letter of [name, ...frames].join('|')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return (hash >>> 0).toString(36).toUpperCase().padStart(7, '0').slice(-5)
}
