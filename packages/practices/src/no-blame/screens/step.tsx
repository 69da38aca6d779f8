/** What one of the two can do now: one step of the board, with the other's part left to the other. */
import { Card, Section } from '#ui'
import type { SolvingView } from '../index.ts'
import { ChoiceStep } from './choice.tsx'
import { HearStep } from './hear.tsx'
import type { InMatter } from './pair.ts'
import { CausesStep, SidesStep } from './sides.tsx'
import { TrialStep } from './trial.tsx'
import { OptionsStep, VotesStep } from './ways.tsx'
import { WordingStep } from './wording.tsx'

/** Where the words of this step are drafted; null where it is no single field, or none of mine. */
export const draftKeyOf = ({ step, id, myTurn, mayAdd, openedByMe }: SolvingView): string | null => {
  if (step === 'options') return mayAdd ? `options/${id}` : null
  if (!myTurn) return null
  if (step === 'reflect') return `${openedByMe ? 'correct' : 'reflect'}/${id}`
  return step === 'wording' ? `wording/${id}` : null
}

export const StepCard = (props: InMatter) => {
  const { solving, words } = props
  if (solving.step === null) return null
  return (
    <Card tone={solving.myTurn ? 'calm' : 'warm'}>
      <Section title={words.steps[solving.step]}>
        <Step {...props} />
      </Section>
    </Card>
  )
}

export const Step = (props: InMatter) => {
  switch (props.solving.step) {
    case 'reflect':
      return <HearStep {...props} />
    case 'wording':
      return <WordingStep {...props} />
    case 'sides':
      return <SidesStep {...props} />
    case 'causes':
      return <CausesStep {...props} />
    case 'options':
      return <OptionsStep {...props} />
    case 'votes':
      return <VotesStep {...props} />
    case 'choice':
      return <ChoiceStep {...props} />
    case 'trial':
      return <TrialStep {...props} />
    default:
      return null
  }
}
