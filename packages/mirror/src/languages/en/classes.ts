/** English words by what they do in a note between two people. The first class of a word is its sort. */
import type { ClassLists } from '../../text/classes.ts'

export const CLASSES: ClassLists = {
  you: 'you u ya yall yourself',
  your: 'your yours',
  i: 'i',
  me: 'me myself',
  my: 'my mine',
  we: 'we us our ourselves',
  they: 'he she they him her them his their someone somebody everyone everybody people',
  be: 'am is are was were be been being ain',
  have: 'have has had',
  do: 'do does did',
  not: 'not no never neither nor nothing none without',
  can: 'can could would will may might',
  must: 'must should shall ought gotta supposed better need',
  absolute: 'always constantly forever everytime every never ever once again anymore still daily endlessly',
  question: 'what why how where when who which whom',
  because: 'because since coz cause cos',
  but: 'but however yet though although',
  if: 'if unless when whenever once until',
  insult:
    'idiot stupid moron fool clown pathetic loser dumb joke trash garbage disgusting pig dog donkey rat snake cow goat monkey worm cockroach imbecile dimwit brainless ridiculous laughable genius einstein professor princess queen highness majesty sherlock philosopher hero saint prince baby diva toddler peasant parasite leech buffoon circus comedian nonsense useless worthless nobody peanut brain gross vomit sickening embarrassment laughing mediocre beneath fraud bum slob wannabe martyr',
  'bad-trait':
    'lazy selfish liar cold heartless cruel stubborn proud arrogant childish immature irresponsible unreliable careless rude mean bossy controlling jealous greedy stingy weak coward dishonest cheater needy clingy negative bitter hopeless impossible difficult terrible awful horrible useless worthless incompetent disorganised disorganized messy dirty ungrateful spoiled boring dull inconsiderate thoughtless insensitive unkind nasty toxic crazy insane narcissist manipulative fake two-faced untrustworthy disloyal unfaithful drunkard drunk gossip nag moody hypocrite failure disappointment sloppy slow ignorant vain shallow lousy poor bad wicked evil stupid dumb pathetic reckless passive distant closed spineless gutless unambitious hothead aggressive bully brute savage thief quitter backward egotistical self-centred self-centered self-absorbed entitled paranoid forgetful clumsy wasteful spendthrift hardheaded shameless pigheaded pushover snob flake flaky tight tightfisted workaholic freeloader',
  'good-trait':
    'kind patient gentle caring sweet wonderful amazing great brilliant thoughtful generous strong brave funny beautiful handsome lovely good best calm warm loyal smart clever incredible awesome fantastic helpful supportive special rock star blessing gem angel legend champion hero superstar precious treasure lifesaver superhero excellent perfect gorgeous cute',
  feeling:
    'sad lonely scared afraid anxious worried nervous hurt angry frustrated upset tired exhausted overwhelmed ashamed embarrassed guilty jealous happy glad grateful relieved hopeful excited calm peaceful safe loved confused disappointed heartbroken stressed low down empty numb homesick proud moved touched shaky tense insecure helpless hopeless irritated mad furious annoyed restless content joyful thrilled terrified panicky drained discouraged envious miserable heavy alone lost torn shy uneasy uncomfortable vulnerable tearful weepy jumpy burdened grieving bored cheerful light warm shaken frightened flooded unsure close delighted fragile raw',
  'feeling-noun':
    'sadness loneliness fear anger shame guilt joy relief hope worry grief panic tears lump knot heart stomach chest anxiety happiness pain ache sorrow butterflies peace hands throat belly shoulders',
  verdict:
    'ignored attacked used unappreciated manipulated abandoned rejected neglected betrayed unwanted judged criticised criticized disrespected blamed dismissed excluded unheard unseen unsupported unloved cheated provoked bullied controlled trapped pressured invisible misunderstood insulted belittled humiliated cornered tricked deceived mocked replaced sidelined overlooked undervalued devalued interrogated accused silenced threatened suffocated smothered patronised patronized exploited robbed dumped forgotten mistreated punished let-down unimportant disregarded discarded outnumbered policed lied-to shut-out excluded walked-over taken watched monitored gaslit guilt-tripped lectured compared owned victimised wronged scammed worthless disposable pushed ambushed ganged stonewalled',
  'role-thing':
    'maid servant slave cook cleaner roommate atm furniture ghost stranger option afterthought doormat burden wallpaper driver nanny bank wallet toy prisoner child employee object joke single mother parent nobody housegirl housemate lodger guest passenger spare machine robot second secretary backup tenant visitor chauffeur',
  need: 'need needs long yearn crave want wish matters important',
  'need-noun':
    'rest quiet closeness respect trust honesty safety peace support space time reassurance order help understanding tenderness affection kindness clarity connection fun comfort company calm sleep stability patience hug appreciation freedom privacy attention touch belonging predictability routine encouragement hope warmth silence softness play laughter teamwork gentleness fairness balance rhythm steadiness acceptance recognition autonomy inclusion',
  thanks: 'thank thanks thankyou thx ty asante ahsante appreciate grateful bless lucky blessed shukran tysm',
  admire: 'love loved proud admire noticed adore impressed enjoy enjoyed respect treasure cherish like liked',
  sorry: 'sorry apologise apologize apologies forgive forgiveness apology samahani pole regret',
  together: 'together team truce restart rewind redo reset start over friends peace',
  calm: 'calm relax chill',
  toobig:
    'sensitive dramatic drama overreacting overreact exaggerating exaggerate imagining overthinking overthink hysterical emotional personally paranoid deep fuss serious seriously moody hormonal theatrics tantrum sulking whining moaning crying complaining',
  phone:
    'phone password passcode pin whatsapp messages inbox location gps call log texts dms facebook instagram account laptop email chats contacts screen sms passwords code gallery fingerprint profile',
  permission: 'allowed permission allow permit forbid forbidden permitted allowing',
  money: 'money salary card atm payslip cash wages account bank mpesa pay income',
  clothes: 'dress skirt wear wearing clothes makeup lipstick trousers shorts jeans top heels hair',
  leave:
    'leave leaving left gone divorce pack packing bags lawyer separate breakup block lawyers over done finished through moving replace',
  kids: 'kids children child baby son daughter neema boy girl boys girls twins',
  kin: 'mother mum mom mama father dad baba sister brother family parents aunt uncle wife husband cousin inlaws friends friend boss pastor neighbour teacher shangazi mjomba bibi babu grandma ex',
  day: 'monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow morning evening night week weekend month lunchtime afternoon noon midnight january february march april may june july august september october november december easter christmas eid weekday fortnight minutes hours days weeks hour minute half tmrw',
  count: 'one two three four five six seven eight nine ten twice once times ten twenty thirty several',
  speak:
    'talk speak discuss text texting talking speaking discussing conversation call answer reply chat respond message listen listening explain',
  back: 'back return continue resume later pick finish',
  order:
    'stop answer pick send give show delete come go do clean cook apologise apologize tell open get bring call pay fix listen quit cancel turn put hand unlock block remove take wash choose sell stay',
  polite: 'please pls plz kindly mind willing possible maybe perhaps tafadhali naomba plse',
  hit: 'hit hits beat beats beating slap slapped slapping punch punched choke choked choking kick kicked push pushed strangle strangled strangling grab grabbed shove shoved burn stab stabbed kill hurt hurts hurting raped rape forced forcing bruise bruises bruised threw throw throws',
  die: 'die dying dead death suicide kill killing pills rope bridge poison cutting cut overdose goodbye disappear existing living alive wake razor bleach ending pesticide blade grave funeral coffin jump knife',
  weapon: 'knife gun panga machete knives axe belt weapon pistol acid petrol',
  fear: 'afraid scared terrified fear frightened unsafe scares frightens dread',
  think:
    'think thinking thought want wanted wants trying try hoping mean meant planned intend plan planning decided enjoy enjoying prefer pretend pretending hate love care bored wish waiting expect hope',
  inside: 'purpose deliberately obviously clearly secretly admit deep just only intentionally',
  harm: 'ruin ruined ruining spoil spoiled forget forgot forgets forgetting ignore ignored ignoring lie lied lying lies interrupt interrupting cut leave left shout shouted yell yelled shouting insult insulted embarrass embarrassed disappoint blame waste wasted break broke complain disappear cancel cancelled late miss missed nag nagging disrespect humiliate lose lost push blew blow wreck destroyed killed undermine dismiss neglect spent abandon shut walk mess messed flirt hide hid vanish criticise criticize refuse refused fail failed snap snapped provoke cause caused start started turned',
  help: 'help helped helping cook cooked cooking clean cleaned washed fix fixed carry carried support supported stayed listened remember remembered bring brought pick picked drive drove held hold waited wait made make save saved cheer cheered call called hug encourage encouraged believe believed stood taking care feed feeding laugh smile',
  sense: 'sense understand understandable see hear imagine get sounds makes',
  right: 'right reason valid natural normal wonder blame',
  hard: 'hard tough rough heavy painful difficult tiring exhausting unfair scary much long stressful lonely awful',
  fault:
    'fault wrong mistake part unfair blame responsible shouldn mistakes messed unkind harsh careless overstepped snapped lied shouted yelled forgot broke misjudged',
  whatever: 'whatever idc k kk fine bye enough suit forget meh pass',
  warm: 'babe baby love dear honey darling sweetheart mpenzi sweetie hun hubby my-love wifey habibi boo',
  self: 'i me my myself mine',
  partner: 'you your yours yourself',
  wow: 'wow oh bravo congratulations congrats lol haha hooray applause slow aww awww poor sure great ooh medal trophy award prize clap nice yeah right',
}
