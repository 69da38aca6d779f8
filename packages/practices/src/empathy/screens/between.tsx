/** In your shoes on one phone: one tells aloud and picks, the screen covers, the other picks, and both lists open. */
import { useState } from 'preact/hooks'
import { Button, Voice } from '#ui'
import type { BetweenProps, KeptLine } from '../../screens.ts'
import { HandOver } from '../../shared/between/hand-over.tsx'
import { KeepTogether } from '../../shared/between/keep-together.tsx'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import type { Feeling, Words } from '../index.ts'
import { PickFeelings, wordOf } from './pick.tsx'

type Props = BetweenProps<Words>
type Side = 0 | 1

export const Between = (props: Props) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <Sitting {...props} names={names} />}
  </AtTheTable>
)

type Step = 'who' | 'tell' | 'felt' | 'imagined' | 'count' | 'open' | 'answer' | 'keep' | 'end'

/** All of it is held here, while the page stands, and nowhere else. */
const Sitting = (props: Omit<Props, 'names'> & { names: readonly [string, string] }) => {
  const { words, language, names, keep, onEnd } = props
  const [step, setStep] = useState<Step>('who')
  const [teller, setTeller] = useState<Side>(0)
  const [felt, setFelt] = useState<readonly Feeling[]>([])
  const [imagined, setImagined] = useState<readonly Feeling[]>([])
  const guesser: Side = teller === 0 ? 1 : 0
  const nameOf = (side: Side) => ({ other: names[side] })
  const frame = { language, names, onEnd }
  const spoken = (picks: readonly Feeling[]) => picks.map(one => wordOf(one, words)).join(' · ')
  const lists = [
    { side: teller, title: words.tableFeltBy(nameOf(teller)), text: spoken(felt) },
    { side: guesser, title: words.tableImaginedBy(nameOf(guesser)), text: spoken(imagined) },
  ] as const
  switch (step) {
    case 'who':
      return (
        <Table
          {...frame}
          plain
          facing={null}
          title={words.tableWho}
          actions={([0, 1] as const).map(side => (
            <Button
              key={side}
              wide
              onClick={() => {
                setTeller(side)
                setStep('tell')
              }}
            >
              {names[side]}
            </Button>
          ))}
        >
          <p>{words.inside}</p>
          <p class="quiet-text">
            {words.tableIntro} {words.notForFear}
          </p>
        </Table>
      )
    case 'tell':
      return (
        <Table
          {...frame}
          facing={teller}
          title={words.tableTell(nameOf(teller))}
          actions={
            <Button kind="primary" wide onClick={() => setStep('felt')}>
              {words.tableTold}
            </Button>
          }
        >
          <p>{words.moment}</p>
          <p class="quiet-text">{words.tableTellHint}</p>
        </Table>
      )
    case 'felt':
    case 'imagined': {
      const isTold = step === 'felt'
      const side = isTold ? teller : guesser
      const picks = isTold ? felt : imagined
      return (
        <HandOver key={step} {...frame} to={side}>
          <Table
            {...frame}
            plain
            facing={side}
            title={(isTold ? words.tableFelt : words.tableImagine)(nameOf(side))}
            actions={
              picks.length > 0 && (
                <Button
                  kind="primary"
                  icon="eye-off"
                  wide
                  onClick={() => setStep(isTold ? 'imagined' : 'count')}
                >
                  {words.tableHide}
                </Button>
              )
            }
          >
            <PickFeelings
              words={words}
              legend={words.kindsTitle}
              picks={picks}
              onPick={isTold ? setFelt : setImagined}
            />
          </Table>
        </HandOver>
      )
    }
    case 'count':
      return (
        <Table
          {...frame}
          plain
          facing={null}
          title={words.tableCount}
          actions={
            <Button kind="primary" icon="door-open" wide onClick={() => setStep('open')}>
              {words.tableOpen}
            </Button>
          }
        />
      )
    case 'open':
      return (
        <Table
          {...frame}
          plain
          facing={null}
          title={words.liveOpen}
          actions={
            <Button kind="primary" wide onClick={() => setStep('answer')}>
              {words.tableAnswer(nameOf(guesser))}
            </Button>
          }
        >
          {lists.map(({ side, title, text }) => (
            <Voice key={side} who={side === 0 ? 'me' : 'other'} name={title}>
              {text}
            </Voice>
          ))}
          <p>{words.tableSay}</p>
        </Table>
      )
    case 'answer':
      return (
        <Table
          {...frame}
          facing={guesser}
          title={words.tableAnswer(nameOf(guesser))}
          actions={
            <Button kind="primary" wide onClick={() => setStep(keep ? 'keep' : 'end')}>
              {words.tableLanded}
            </Button>
          }
        >
          <p class="quiet-text">{words.tableOpeners}</p>
          <ul class="said-list">
            <li>{words.tableOpener1}</li>
            <li>{words.tableOpener2}</li>
          </ul>
        </Table>
      )
    case 'keep': {
      const kept: KeptLine[] = lists.map(({ side, title, text }) => ({
        mine: side === 0,
        text: `${title}: ${text}`,
      }))
      return (
        keep && <KeepTogether language={language} names={names} lines={kept} keep={keep} onDone={onEnd} />
      )
    }
    case 'end':
      return (
        <Table
          {...frame}
          plain
          facing={null}
          title={words.tableDone}
          actions={
            <Button kind="primary" wide onClick={onEnd}>
              {words.tableEnd}
            </Button>
          }
        />
      )
  }
}
