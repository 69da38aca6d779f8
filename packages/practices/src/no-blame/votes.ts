/** Votes over a list of ways, as one sealed text; every vote is as long as any other. */

export const votes = ['glad', 'live', 'no'] as const
export type Vote = (typeof votes)[number]
export type Votes = Readonly<Record<string, Vote>>

const letterOf: Readonly<Record<Vote, string>> = { glad: 'g', live: 'l', no: 'n' }

export const votesText = (said: readonly (readonly [option: string, vote: Vote])[]): string =>
  said.map(([option, vote]) => `${option}${letterOf[vote]}`).join('\n')

/** Whatever somebody sealed reads as something: what is no vote for one of these ways is none. */
export function votesIn(text: string, options: readonly string[]): Votes {
  const lines = new Set(text.split('\n'))
  const of = (option: string) => votes.filter(vote => lines.has(`${option}${letterOf[vote]}`))
  // Said in two ways, the harder word counts.
  return Object.fromEntries(
    options.flatMap(option => {
      const vote = of(option).at(-1)
      return vote ? [[option, vote]] : []
    }),
  )
}

/** It stays where both have voted and neither has said no. */
export const stays = (option: string, one: Votes, other: Votes): boolean =>
  [one[option], other[option]].every(vote => vote === 'glad' || vote === 'live')
