//! Processes, connections and queues: what arrives in which order, and what happens when one ends.

mod common;

use std::time::Duration;

use common::town::{MAIN, Town};
use concurrency_playground::process::{
    Closed, Ended, Job, Process, ProcessUpdate, Queue, SpawnOptions,
};
use concurrency_playground::trace::{Kind, Label, LabelText};
use proptest::prelude::*;

type Target = fn(Process, Vec<u8>) -> Job<()>;

fn targets(name: &str) -> Target {
    match name {
        "say" => |process, argument| {
            Box::pin(async move {
                let said = String::from_utf8(argument).unwrap();
                process.print(format!(
                    "{} of {}: {said}",
                    process.name(),
                    process.parent_pid()
                ));
            })
        },
        "wait" => |process, _| {
            Box::pin(async move {
                let _ = process.parent().recv::<()>().await;
            })
        },
        "echo" => |process, _| {
            Box::pin(async move {
                let other = process.given(0);
                while let Ok(message) = other.recv::<Vec<u8>>().await {
                    other.send(&message);
                }
                process.print("closed");
            })
        },
        "produce" => |process, argument| {
            Box::pin(async move {
                let queue = Queue::there(process.given(0));
                for number in 0..argument[1] {
                    queue.put(&vec![argument[0], number]);
                }
            })
        },
        "consume" => |process, _| {
            Box::pin(async move {
                let (queue, results) = (
                    Queue::there(process.given(0)),
                    Queue::there(process.given(1)),
                );
                while let Ok(item) = queue.get::<Vec<u8>>().await {
                    if item.is_empty() {
                        return;
                    }
                    results.put(&item);
                }
            })
        },
        other => panic!("no target {other}"),
    }
}

fn start<'a>(name: &'a str, target: &'a str) -> SpawnOptions<'a> {
    SpawnOptions {
        name,
        target,
        ..SpawnOptions::default()
    }
}

#[test]
fn a_process_knows_its_name_and_parent_and_gets_its_argument() {
    let town = Town::new(targets, |process| {
        Box::pin(async move {
            let child = process.start(&SpawnOptions {
                argument: b"hello",
                ..start("Process-1", "say")
            });
            assert_ne!(child.pid(), process.pid());
            (child.join().await, child.is_alive())
        })
    });
    let (result, town) = town.run(&[]);
    assert_eq!(result, Some((Ended::Well, false)));
    assert_eq!(town.printed(), [format!("Process-1 of {MAIN}: hello")]);
}

#[test]
fn exit_codes_are_pythons() {
    let codes = [Ended::Well, Ended::Raised(String::new()), Ended::Terminated];
    assert_eq!(codes.map(|ended| ended.exitcode()), [0, 1, -15]);
}

#[test]
fn a_process_that_is_terminated_has_ended_and_one_that_has_ended_cannot_be() {
    let town = Town::new(targets, |process| {
        Box::pin(async move {
            let (ended, waiting) = (
                process.start(&start("a", "say")),
                process.start(&start("b", "wait")),
            );
            ended.join().await;
            waiting.started().await.unwrap();
            for child in [&ended, &waiting] {
                child.terminate();
            }
            (ended.join().await, waiting.join().await)
        })
    });
    let (result, town) = town.run(&[]);
    assert_eq!(result, Some((Ended::Well, Ended::Terminated)));
    let cut_off = |(_, update): &(_, ProcessUpdate)| matches!(update, ProcessUpdate::Cancel(_));
    assert_eq!(
        town.updates()
            .iter()
            .filter(|update| cut_off(update))
            .count(),
        1
    );
    assert!(town.alive().is_empty());
}

#[test]
fn what_killed_a_process_is_told() {
    let mut town = Town::new(targets, |process| {
        Box::pin(async move { process.start(&start("a", "wait")).join().await })
    });
    while town.alive().is_empty() {
        assert!(town.deliver(0));
    }
    town.kill(town.alive()[0]);
    let (result, _) = town.run(&[]);
    assert_eq!(result, Some(Ended::Raised("killed".to_owned())));
}

#[test]
fn a_sleeper_hears_messages_meanwhile() {
    let town = Town::new(targets, |process| {
        Box::pin(async move {
            let (here, there) = process.pipe();
            process.start(&SpawnOptions {
                ports: &[there.into_port()],
                ..start("a", "echo")
            });
            here.send(&b"1".to_vec());
            process.sleep(Duration::from_secs(1)).await;
            here.recv::<Vec<u8>>().await
        })
    });
    // The timer fires last.
    assert_eq!(town.run(&[1, 1, 1, 1, 1, 1]).0, Some(Ok(b"1".to_vec())));
}

#[test]
fn spans_are_noted_and_what_they_interrupt_goes_on() {
    let town = Town::new(targets, |process| {
        Box::pin(async move {
            let [task, print] = [LabelText::Tasks, LabelText::Print].map(Label::of);
            process.span(Kind::Compute, task, || process.span(Kind::Io, print, || ()));
        })
    });
    let kinds: Vec<_> = town
        .updates()
        .into_iter()
        .map(|(_, update)| match update {
            ProcessUpdate::Open(kind, ..) => Some(kind),
            ProcessUpdate::Close(_) => None,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        kinds,
        [
            Some(Kind::Compute),
            Some(Kind::Io),
            Some(Kind::Compute),
            None
        ]
    );
}

proptest! {
    #[test]
    fn a_pipe_keeps_the_order_both_ways_and_its_end_is_heard(
        count in 0_u8..20,
        choices in prop::collection::vec(0_usize..8, 0..60),
    ) {
        let town = Town::new(targets, move |process| Box::pin(async move {
            let (here, there) = process.pipe();
            let child = process.start(&SpawnOptions {
                ports: &[there.into_port()],
                ..start("a", "echo")
            });
            for number in 0..count {
                here.send(&vec![number]);
            }
            let mut back = Vec::new();
            for _ in 0..count {
                back.extend(here.recv::<Vec<u8>>().await.unwrap());
            }
            here.close();
            child.join().await;
            back
        }));
        let (back, town) = town.run(&choices);
        prop_assert_eq!(back, Some((0..count).collect()));
        prop_assert_eq!(town.printed(), ["closed"]);
    }

    #[test]
    fn a_queue_hands_each_item_to_one_and_keeps_each_producers_order(
        producers in 1_u8..4,
        consumers in 1_u8..4,
        items in 0_u8..10,
        choices in prop::collection::vec(0_usize..16, 0..200),
    ) {
        let town = Town::new(targets, move |process| Box::pin(async move {
            let (queue, results) = (process.queue(), process.queue());
            let consuming: Vec<_> = (0..consumers).map(|_| process.start(&SpawnOptions {
                ports: &[queue.port(), results.port()],
                ..start("c", "consume")
            })).collect();
            let producing: Vec<_> = (0..producers).map(|number| process.start(&SpawnOptions {
                ports: &[queue.port()],
                argument: &[number, items],
                ..start("p", "produce")
            })).collect();
            for producer in producing {
                producer.join().await;
            }
            // A producer's items may still be on their way when it has been joined.
            let mut got = Vec::new();
            for _ in 0..usize::from(producers) * usize::from(items) {
                got.push(results.get::<Vec<u8>>().await.unwrap());
            }
            for _ in 0..consumers {
                queue.put(&Vec::<u8>::new());
            }
            for consumer in consuming {
                consumer.join().await;
            }
            got
        }));
        let (got, town) = town.run(&choices);
        let got = got.expect("an end");
        prop_assert!(town.alive().is_empty());
        let mut each: Vec<_> = (0..producers).flat_map(|p| (0..items).map(move |i| vec![p, i])).collect();
        if consumers == 1 {
            for producer in 0..producers {
                let own: Vec<_> = got.iter().filter(|item| item[0] == producer).collect();
                prop_assert!(own.windows(2).all(|pair| pair[0][1] < pair[1][1]));
            }
        }
        let mut got = got;
        got.sort();
        each.sort();
        prop_assert_eq!(got, each);
    }

    #[test]
    fn a_queue_of_ones_own_is_first_in_first_out(items in prop::collection::vec(any::<u8>(), 0..20)) {
        let given = items.clone();
        let town = Town::new(targets, move |process| Box::pin(async move {
            let queue = process.queue();
            for item in &given {
                queue.put(&vec![*item]);
            }
            let mut got = Vec::new();
            for _ in &given {
                got.extend(queue.get::<Vec<u8>>().await.unwrap());
            }
            got
        }));
        prop_assert_eq!(town.run(&[]).0, Some(items));
    }
}

#[test]
fn closed_says_so() {
    assert_eq!(
        Closed.to_string(),
        "the other end of the connection is closed"
    );
}
