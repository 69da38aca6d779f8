/** One phone between two: a thank-you said aloud, from a folded paper; then the other. Nothing is written or kept. */
import { useState } from 'preact/hooks'
import { Button, Leaves } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import type { Words } from '../index.ts'

type Named = Omit<BetweenProps<Words>, 'names'> & { readonly names: readonly [string, string] }

export const Between = (props: BetweenProps<Words>) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <ThanksAloud {...props} names={names} />}
  </AtTheTable>
)

const ThanksAloud = ({ words, language, names, onEnd }: Named) => {
  const [giver, setGiver] = useState<0 | 1 | null>(null)
  const [step, setStep] = useState<'folded' | 'say' | 'heard' | 'end'>('folded')
  const table = { language, names, onEnd }
  if (giver === null)
    return (
      <Table
        {...table}
        facing={null}
        title={words.betweenWho}
        actions={
          <div class="row">
            {([0, 1] as const).map(who => (
              <Button key={who} onClick={() => setGiver(who)}>
                {names[who]}
              </Button>
            ))}
          </div>
        }
      >
        <p>{words.given}</p>
      </Table>
    )
  const hears = giver === 0 ? 1 : 0
  if (step === 'folded' || step === 'say')
    return (
      <Table
        {...table}
        facing={giver}
        title={words.betweenThink({ other: names[hears] })}
        actions={
          <Button kind="primary" wide onClick={() => setStep(step === 'folded' ? 'say' : 'heard')}>
            {step === 'folded' ? words.betweenUnfold : words.betweenNext}
          </Button>
        }
      >
        <Leaves open={step === 'say'} closedLabel={words.betweenFolded}>
          <ul class="plain-list">
            {[words.didPrompt, words.gavePrompt, words.saysPrompt].map(part => (
              <li class="question" key={part}>
                {part}
              </li>
            ))}
          </ul>
        </Leaves>
      </Table>
    )
  if (step === 'heard')
    return (
      <Table
        {...table}
        facing={hears}
        title={words.betweenHear({ other: names[giver] })}
        actions={
          <div class="stack stack-1">
            <Button
              wide
              onClick={() => {
                setGiver(hears)
                setStep('folded')
              }}
            >
              {words.betweenSwap}
            </Button>
            <Button kind="primary" wide onClick={() => setStep('end')}>
              {words.betweenNext}
            </Button>
          </div>
        }
      >
        <p class="quiet-text">{words.betweenAnswer}</p>
        <ul class="plain-list">
          {[words.warmed, words.didNotKnow, words.tellMeMore].map(sentence => (
            <li class="serif" key={sentence}>
              {sentence}
            </li>
          ))}
        </ul>
      </Table>
    )
  return (
    <Table
      language={language}
      names={names}
      facing={null}
      title={words.betweenEnd}
      actions={
        <Button kind="primary" wide onClick={onEnd}>
          {words.betweenDone}
        </Button>
      }
    />
  )
}
