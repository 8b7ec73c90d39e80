// What is said when input is invalid or something fails, in Chinese.

/** @type {import('./types').Messages} */
export const errors = {
  'error.aborted': '运行已停止。',
  'error.under-way': '{demo} 正在运行；请先停止它（按 Esc），或等它结束。',
  'error.broke': '出现了不该出现的故障：{said}',
  'error.unknown-demo': '没有名为“{id}”的示例；现有的示例：{known}。',
  'error.no-source': '无法从 {url} 加载 Rust 源码。',
  'error.no-program': '无法加载演练场的程序 playground.wasm（{why}）；请检查网络连接后重新运行。',
  'error.server-answered': '服务器返回 {status}',
  'error.run-failed': '运行失败：{why}；请重新运行。',
  'error.engine-stopped': '引擎的 worker 意外终止（{why}）',
  'error.no-script': '脚本未能加载',
  'error.frame-not-loaded': '用来运行的框架（iframe）未能加载；请重新加载页面。',
  'error.frame-reloaded': '运行所在的框架（iframe）被重新加载了；请重新运行。',
  'error.message-lost': '引擎的一条消息丢失了',
  'error.thread-died': '一个线程崩溃了（{why}）',
  'error.of-program': '程序报告错误：{message}',
  'error.of-engine': '引擎报告错误（{message}）',
  'error.no-threads': '这里无法使用线程，因为{reason}；{instead}。',
  'error.no-processes': '这里无法使用进程，因为{reason}；{instead}。',
  'error.needs.nothing': '{demo} 需要进程，而这里无法使用，因为{reason}。',
  'error.needs.threads': '{demo} 需要线程，而这里无法使用，因为{reason}。',
  'error.needs.shared memory': '{demo} 需要进程间的共享内存，而这里无法使用，因为{reason}。',
  'error.choose-backend': '请将后端改为 {backend}',
  'error.cannot-do-without': '而 {demo} 离不开它们',
  'error.not-comparable': '{demo} 没有可作对照的 single 后端；请直接运行。',
  'error.nothing-to-compare': '没有可对比的，因为{reason}。',
  'error.compare-workers': '{name} 必须是由 1 到 {most} 的整数组成的列表，例如 [1, 2, 4]。',
  'error.compare-backends': '{name} 必须是由 threads、processes 组成的列表，例如 ["threads"]。',
  'error.compare-repeats': '{name} 必须是 1 到 {most} 之间的整数。',

  // Parameters, called by their names in code
  'parameter.unknown': '{demo} 没有参数“{name}”；可用的参数：{names}。',
  'parameter.choice': '{name} 只能取 {choices} 之一，不能是{value}。',
  'parameter.no-integers': '{name} 为空；请至少给出一个整数，例如 97。',
  'parameter.too-many': '{name} 有 {entries} 项，最多只能有 {most} 项。',
  'parameter.not-texts': '{name} 应为地址列表，不能是{value}。',
  'parameter.no-texts': '{name} 为空；请至少给出一个地址，例如 index.html。',
  'parameter.unfit-text': '{name} 中的地址不能含有空白字符，不能是{value}。',
  'parameter.too-long': '{name} 中的地址最长 {most} 个字符，给出的有 {entries} 个字符。',
  'parameter.rounded':
    '{name} 只接受以文本或 BigInt 形式给出的 {value}：这么大的 JavaScript 数值可能已被舍入。',
  'parameter.integer': '{name} 应为 {min} 到 {max} 之间的整数，用数字书写，不能是{value}。',
  'parameter.own-address':
    '{host} 上的地址，这里的 {name} 只接受 {pages}，因为这个框架放在别的网站的页面里。',
  'value.list': '列表',
  'value.object': '对象',
  'value.text': '“{text}”',

  // Attributes that authors set
  'option.word': '{name} 只能取 {known} 之一，不能是{value}；现按 {usual} 处理。',
  'option.view': '{name} 列出要显示的部分，可取 {known}，不能是{value}；现全部显示。',
  'option.autorun': '{name} 只能是“visible”，不能是{value}；示例不会自动运行。',

  // Why threads are available here, or not
  'reason.shared': 'worker 写入了与本页共享的内存，本页也读到了',
  'reason.copied': 'worker 得到的只是内存的副本',
  'reason.no-workers': '此浏览器不支持 Web Worker 或 WebAssembly',
  'reason.no-shared-memory': '此浏览器的 WebAssembly 不支持共享内存',
  'reason.not-received': 'worker 无法接收内存',
  'reason.not-started': 'worker 未能启动',
  'reason.not-isolated': '本页没有跨源隔离（服务器没有发送 COOP 和 COEP 响应头）',
  'reason.in-frame': '{why}，因此在一个已隔离的框架（iframe）中运行',
  'reason.said': '浏览器报告“{message}”',
};
