/** How long a mirror takes to read a draft of 500 and of 5,000 characters: `node bench/mirror.ts`. */
import { createMirror } from '#mirror'
import { english } from '#mirror/en'
import { swahili } from '#mirror/sw'

const DRAFTS = {
  en: 'On Tuesday you came home at nine and I was worried. You never call me, and I feel ignored. Could we talk tonight? ',
  sw: 'Jumanne ulirudi saa tatu na nilikuwa na wasiwasi. Hunipigii simu kamwe, nahisi kupuuzwa. Tunaweza kuongea leo? ',
}
const ROUNDS = 400

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

for (const language of [english, swahili]) {
  const made = performance.now()
  const mirror = createMirror(language)
  console.log(`${language.name}: made in ${(performance.now() - made).toFixed(1)} ms`)
  for (const size of [500, 5_000]) {
    const draft = DRAFTS[language.name].repeat(50).slice(0, size)
    const times = Array.from({ length: ROUNDS }, (_, round) => {
      const from = performance.now()
      mirror.read(`${draft}${round}`)
      return performance.now() - from
    })
      .slice(ROUNDS / 4)
      .sort((a, b) => a - b)
    const figure = (share: number) => `${percentile(times, share).toFixed(2)} ms`
    console.log(`${language.name}, ${size} characters: p50 ${figure(0.5)}, p99 ${figure(0.99)}`)
  }
}
