/** The English constructions of every check, gathered. */
import { en as appreciation } from '../../checks/appreciation/en.ts'
import { en as blame } from '../../checks/blame/en.ts'
import { en as contempt } from '../../checks/contempt/en.ts'
import { en as control } from '../../checks/control/en.ts'
import { en as crisis } from '../../checks/crisis/en.ts'
import { en as criticism } from '../../checks/criticism/en.ts'
import { en as demand } from '../../checks/demand/en.ts'
import { en as iFeeling } from '../../checks/i-feeling/en.ts'
import { en as invalidation } from '../../checks/invalidation/en.ts'
import { en as mindReading } from '../../checks/mind-reading/en.ts'
import { en as need } from '../../checks/need/en.ts'
import { en as observation } from '../../checks/observation/en.ts'
import { en as openQuestion } from '../../checks/open-question/en.ts'
import { en as ownership } from '../../checks/ownership/en.ts'
import { en as pauseWithReturn } from '../../checks/pause-with-return/en.ts'
import { en as pilingUp } from '../../checks/piling-up/en.ts'
import { en as pseudoFeeling } from '../../checks/pseudo-feeling/en.ts'
import { en as repair } from '../../checks/repair/en.ts'
import { en as request } from '../../checks/request/en.ts'
import { en as stonewalling } from '../../checks/stonewalling/en.ts'
import { en as threat } from '../../checks/threat/en.ts'
import { en as validation } from '../../checks/validation/en.ts'
import type { Cues } from '../../cues/cues.ts'

export const CUES: Cues = {
  blame: blame,
  criticism: criticism,
  contempt: contempt,
  'mind-reading': mindReading,
  invalidation: invalidation,
  threat: threat,
  demand: demand,
  stonewalling: stonewalling,
  'pseudo-feeling': pseudoFeeling,
  'piling-up': pilingUp,
  control: control,
  'i-feeling': iFeeling,
  observation: observation,
  need: need,
  request: request,
  validation: validation,
  appreciation: appreciation,
  repair: repair,
  'open-question': openQuestion,
  ownership: ownership,
  'pause-with-return': pauseWithReturn,
  crisis: crisis,
}
