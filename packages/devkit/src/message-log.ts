/** The story of a simulated run: who did what, when, one line each, for a person to read after a failure. */

export interface MessageLog {
  readonly say: (who: string, what: string) => void
  /** The last `lines` lines, oldest first. */
  readonly text: (lines?: number) => string
  /** One number for the whole story; the same seed must always give the same one. */
  readonly digest: () => string
}

const clockFace = (ms: number): string => new Date(ms).toISOString().slice(5, 23).replace('T', ' ')

export function messageLog(now: () => number): MessageLog {
  const lines: string[] = []
  return {
    say: (who, what) => {
      lines.push(`${clockFace(now())}  ${who.padEnd(12)} ${what}`)
    },
    text: (last = lines.length) => lines.slice(-last).join('\n'),
    digest: () => {
      // FNV-1a, 32 bits: enough to tell two stories apart.
      let sum = 0x811c9dc5
      for (const line of lines)
        for (let i = 0; i < line.length; i++) sum = Math.imul(sum ^ line.charCodeAt(i), 0x01000193)
      return (sum >>> 0).toString(16).padStart(8, '0')
    },
  }
}
