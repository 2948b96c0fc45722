import { z } from 'zod'

const text = (what: string) => z.string({ error: `${what}要写成文字` }).trim().min(1, `${what}不能为空`)
function oneOf<T extends string>(what: string, values: readonly T[]) {
  return z.enum(values as unknown as [T, ...T[]], { error: `${what}只能是 ${values.join('、')} 之一` })
}

/** course/course.yaml: what a training lead sets without touching code. */
export const courseSchema = z.strictObject({
  title: text('课件名'),
  year: z.int({ error: '年份要写成四位整数，例如 2026' }).min(2020, '年份应在 2020 到 2099 之间').max(2099, '年份应在 2020 到 2099 之间'),
  version: text('版本（加引号，例如 \'2026.11\'）'),
  company: text('单位名'),
  presenter: text('汇报人'),
  hotline: text('内部热线（加引号，例如 \'8110\'）'),
  security: text('安全岗联系方式'),
  passMark: z.int({ error: '及格线要写成 1 到 100 的整数' }).min(1, '及格线应在 1 到 100 之间').max(100, '及格线应在 1 到 100 之间'),
})

export type CourseSettings = z.infer<typeof courseSchema>

const flag = z.strictObject({
  /** Id of the message or area that carries the flag. */
  at: text('红旗所在的 id'),
  what: text('红旗是什么'),
  why: text('为什么是红旗'),
})

const common = {
  id: z.string({ error: '案例 id 要写成文字' }).regex(/^[a-z][a-z0-9-]*$/, '案例 id 用小写字母、数字和连字符，例如 fake-boss'),
  /** Script number of the fact sheet: S1–S7 cheat customers, M1–M11 cheat agents. */
  script: z.string({ error: '剧本号要写成文字，例如 M1' }).regex(/^[SM]\d{1,2}$/, '剧本号写成 S1–S7 或 M1–M11'),
  title: text('案例名'),
  verdict: oneOf('结论 verdict', ['scam', 'genuine'] as const),
  difficulty: z.int({ error: '难度要写成 1 到 3 的整数' }).min(1, '难度应在 1 到 3 之间').max(3, '难度应在 1 到 3 之间'),
  chapter: z.int({ error: '章号要写成 1 到 6 的整数' }).min(1, '章号应在 1 到 6 之间').max(6, '章号应在 1 到 6 之间'),
  flags: z.array(flag, { error: '红旗 flags 要写成列表' }),
  right: text('正确做法'),
  say: text('可以直接说的话'),
  source: text('来源'),
}

const contact = z.strictObject({ name: text('会话名'), note: text('会话说明') })

export const chatCaseSchema = z.strictObject({
  ...common,
  channel: z.literal('chat'),
  contact,
  queue: z.array(contact, { error: '旁边的会话 queue 要写成列表' }),
  messages: z.array(z.strictObject({
    id: text('消息 id'),
    from: oneOf('消息的 from', ['customer', 'agent', 'system'] as const),
    text: text('消息内容'),
  }), { error: '消息 messages 要写成列表' }).min(1, '至少要有一条消息'),
})

export const pageCaseSchema = z.strictObject({
  ...common,
  channel: z.literal('page'),
  page: z.strictObject({ url: text('网址'), title: text('页面名') }),
  areas: z.array(z.strictObject({
    id: text('区域 id'),
    kind: oneOf('区域的 kind', ['address', 'notice', 'heading', 'field', 'button', 'text', 'qr'] as const),
    text: text('区域文字').optional(),
  }), { error: '区域 areas 要写成列表' }).min(1, '至少要有一个区域'),
})

/** course/cases/*.yaml: one scam or look-alike, read by drill, reveal, answer key and exam. */
export const caseSchema = z.discriminatedUnion('channel', [chatCaseSchema, pageCaseSchema], {
  error: '渠道 channel 只能是 chat（聊天）或 page（页面）',
}).superRefine((value, context) => {
  const targets = value.channel === 'chat' ? value.messages : value.areas
  const ids = targets.map(target => target.id)
  targets.forEach((target, index) => {
    if (ids.indexOf(target.id) < index)
      context.addIssue({ code: 'custom', path: [value.channel === 'chat' ? 'messages' : 'areas', index, 'id'], message: `id “${target.id}” 用了两次，每条要不同` })
  })
  value.flags.forEach((item, index) => {
    if (!ids.includes(item.at))
      context.addIssue({ code: 'custom', path: ['flags', index, 'at'], message: `没有 id 为 “${item.at}” 的消息或区域；现有：${ids.join('、')}` })
  })
  if (value.verdict === 'scam' && !value.flags.length)
    context.addIssue({ code: 'custom', path: ['flags'], message: '骗局（scam）至少要标一面红旗' })
})

export type ChatCase = z.infer<typeof chatCaseSchema>
export type PageCase = z.infer<typeof pageCaseSchema>
export type Case = z.infer<typeof caseSchema>
