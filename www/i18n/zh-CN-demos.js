// The demos' titles and summaries in Chinese. The English ones are in src/demos/, beside the code.

/** By the English name, for sections not named after a Python module. @type {Record<string, string>} */
export const sections = {
  'The GIL': 'GIL',
};

/** @type {Record<string, { title: string, summary: string }>} */
export const demos = {
  'prime-check': {
    title: '并行检查素数',
    summary: '检查一个大数会让一个核心忙上一阵；检查六个数，就能让好几个核心同时忙起来。',
  },
  'thread-pool': {
    title: '同时请求多个页面',
    summary: '等待页面的线程并不占用核心：可以让好几个线程一起等，哪个先有回应就先处理哪个。',
  },
  'result-order': {
    title: '结果的顺序',
    summary:
      'as_completed 按完成的先后交出结果，未必与数据的顺序一致；map 会保持数据的顺序，随任务带上下标也可以。',
  },
  'wait-timeout': {
    title: '限时等待',
    summary: '超时只会结束等待，不会结束任务：wait 返回时还没做完的任务，会在背后继续做下去。',
  },
  'runaway-task': {
    title: '停不下来的任务',
    summary:
      '线程无法从外部停止：超时不行，with 块结束也不行。要么任务自己检查标志，要么随整个程序一起结束。',
  },
  'pool-map': {
    title: '把函数映射到许多项上',
    summary: '池按块分派任务：块太小，时间全花在分派上；块太大，就会有 worker 分不到活。',
  },
  'pool-cost': {
    title: '池的开销',
    summary: '启动 worker 需要时间。一直保留的池只付一次代价；每一小批都新建一个池，就每次都要付。',
  },
  'imap-progress': {
    title: '合适的块大小',
    summary:
      '每一块都要发给进程再取回来。块小而多，花在收发上的时间比计算还多；块大而少，最后总有进程闲着。',
  },
  process: {
    title: '启动与等待',
    summary:
      '每个进程都是独立的程序，有自己的编号和父进程。启动进程要花时间，所以进程池会一直留着它们。',
  },
  'separate-memory': {
    title: '各自的内存',
    summary: '一个进程改动的内容，别的进程看不到；同一进程里的线程则共享一切。',
  },
  queue: {
    title: '生产者与消费者',
    summary: '队列把项从一个进程交给另一个进程。队列空了，来取的就等着；一个哨兵值表示不会再有了。',
  },
  pipe: {
    title: '管道的两端',
    summary: '从一端放进去的，另一端取出来的是副本。一端关闭了，另一端会知道。',
  },
  'shared-value': {
    title: 'Value 与 Array',
    summary: '进程也可以申请共享内存。这时它们和线程一样会发生竞争，除非持有这个值的锁。',
  },
  'process-lock': {
    title: '进程之间的锁',
    summary: '五个进程往同一块屏幕上打印。放在共享内存里的锁，让每个进程都能打完自己的一行。',
  },
  terminate: {
    title: '从外部停止',
    summary: '忙碌的线程无法从外部停止，进程却可以：它的内存和循环随它一起消失。',
  },
  'shared-counter': {
    title: '一起计数',
    summary: '加一分三步：读取、相加、写回。两个线程若读到同一个数，两次加一就只算一次。',
  },
  lock: {
    title: '一次一个',
    summary: '十个线程往同一块屏幕上打印。有了锁，一个线程打印完自己的一行，下一个才能开始。',
  },
  event: {
    title: '等待事件',
    summary: '等待事件的线程处于休眠，不耗资源；设置事件会唤醒所有线程，清除之后又可以重新等待。',
  },
  'connection-pool': {
    title: '共享连接',
    summary: '线程多，连接少：信号量只放进与连接一样多的线程；查询即使失败，也会归还连接。',
  },
  daemon: {
    title: '守护线程',
    summary: '程序结束前会等待普通线程；守护线程则不管做到哪里，都会被直接中断。',
  },
  gil: {
    title: '一次只有一个线程',
    summary:
      'Python 线程必须持有全局解释器锁（GIL）才能计算，等待时则会释放它：因此多线程有助于等待，无助于计算。',
  },
  'cpu-or-io': {
    title: '计算密集还是 I/O 密集？',
    summary: '多线程有没有用，要看任务主要在做什么：计算，还是等待。',
  },
};
