### 한국어: 한 메시지에는 한 가지 말투만 쓴다. 사물을 높이지 않고, 이름 뒤에는 받침에 따라 바뀌는 조사를 붙이지 않는다.
### banmal은 친근한 반말, haeyo는 해요체, hapsyo는 합쇼체.

## 부품

# 다른 사람도 볼 수 있는 곳에서만 덧붙이는 문장.
part-private-note =
    { $place ->
        [public]
            { " " }{ $formality ->
                [banmal] 여기는 다른 사람도 볼 수 있으니까 이름이나 주문번호 같은 건 적지 말고 일대일 채팅으로 알려 줘.
                [haeyo] 이곳은 다른 분들도 볼 수 있으니, 성함이나 주문번호 같은 개인정보는 적지 마시고 일대일 채팅으로 알려 주세요.
               *[hapsyo] 이곳은 다른 분들도 보실 수 있는 공간이니, 성함이나 주문번호 같은 개인정보는 남기지 마시고 일대일 채팅으로 알려 주시기 바랍니다.
            }
       *[private] { "" }
    }

## 시작

greeting =
    { $formality ->
        [banmal]
            { $daypart ->
                [morning] 좋은 아침! { $brand } 고객센터에 온 걸 환영해!
                [night] 안녕, 늦은 시간인데 찾아 줘서 고마워! 여기는 { $brand } 고객센터야.
               *[unknown] 안녕! { $brand } 고객센터에 온 걸 환영해!
            }
        [haeyo]
            { $daypart ->
                [morning] 좋은 아침이에요! { $brand } 고객센터를 찾아 주셔서 감사해요.
                [night] 안녕하세요! 늦은 시간에도 { $brand } 고객센터를 찾아 주셔서 감사해요.
               *[unknown] 안녕하세요! { $brand } 고객센터를 찾아 주셔서 감사해요.
            }
       *[hapsyo]
            { $audience ->
                [b2b] 안녕하십니까, { $brand } 고객센터입니다. 귀사의 문의에 감사드립니다.
               *[general]
                    { $daypart ->
                        [morning] 좋은 아침입니다. { $brand } 고객센터를 찾아 주셔서 감사합니다.
                        [night] 안녕하십니까, 늦은 시간에도 { $brand } 고객센터를 찾아 주셔서 감사합니다.
                       *[unknown] 안녕하십니까, { $brand } 고객센터를 찾아 주셔서 감사합니다.
                    }
            }
    }
greeting-named =
    { $formality ->
        [banmal] 안녕, { $name }! { $brand } 고객센터에 온 걸 환영해!
        [haeyo] 안녕하세요, { $name }! { $brand } 고객센터를 찾아 주셔서 감사해요.
       *[hapsyo] { $name }, 안녕하십니까. { $brand } 고객센터를 찾아 주셔서 감사합니다.
    }
disclosure =
    { $formality ->
        [banmal] 이 대화에서는 { $brand } 자동 상담 도우미가 답해 줄게.
        [haeyo] 이 대화에서는 { $brand } 자동 상담 도우미가 안내해 드려요.
       *[hapsyo]
            { $audience ->
                [senior] 이 대화에서는 사람이 아니라 { $brand } 자동 상담 도우미, 곧 컴퓨터 프로그램이 안내해 드립니다.
                [learner_a] 여기에서는 사람이 아니라 { $brand } 컴퓨터 프로그램이 대답합니다.
               *[general] 이 대화에서는 { $brand } 자동 상담 도우미가 안내해 드립니다.
            }
    }

## 명령어

help =
    { $formality ->
        [banmal] 이 명령어는 언제든지 쓸 수 있어.
        [haeyo] 다음 명령어를 언제든지 쓸 수 있어요.
       *[hapsyo] 다음 명령어를 언제든지 이용하실 수 있습니다.
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] 대화 시작하기
        [language] 언어 선택하기
        [human] 상담원과 상담하기
        [privacy] 저장되는 정보 확인하기
        [reset] 처음부터 다시 시작하기
        [cancel] 진행 중인 질문 그만두기
       *[help] 이 목록 보기
    }
error-command =
    { $formality ->
        [banmal] { $command } 명령어는 없어. 쓸 수 있는 명령어를 보려면 이렇게 보내 줘: { $help }
        [haeyo] 죄송합니다. { $command } 명령어는 없어요. 쓸 수 있는 명령어를 보시려면 이렇게 보내 주세요: { $help }
       *[hapsyo] 죄송합니다. { $command } 명령어는 없습니다. 이용하실 수 있는 명령어를 확인하시려면 다음과 같이 보내 주시기 바랍니다: { $help }
    }

## 답변

answer-frame =
    { $formality ->
        [banmal] 찾아본 내용이야.
        [haeyo] 문의하신 내용을 안내해 드릴게요.
       *[hapsyo] 문의하신 내용에 대해 안내해 드립니다.
    }
answer-other-language =
    { $formality ->
        [banmal] 미안, 이 내용은 다른 언어({ $language })로만 있어.
        [haeyo] 죄송합니다. 이 내용은 다른 언어({ $language })로만 준비되어 있어요.
       *[hapsyo] 죄송합니다. 이 내용은 다른 언어({ $language })로만 제공됩니다.
    }
answer-sources = 출처: { $titles }
nothing-found =
    { $formality ->
        [banmal] 미안, 맞는 내용을 못 찾았어. 다르게 물어봐 주거나 조금 더 자세히 알려 줄래?
        [haeyo] 죄송합니다. 관련된 내용을 찾지 못했어요. 다른 표현으로 물어봐 주시거나 조금 더 자세히 알려 주시겠어요?
       *[hapsyo]
            { $audience ->
                [learner_a] 죄송합니다. 답을 찾지 못했습니다. 쉬운 말로 다시 써 주십시오.
               *[general] 죄송합니다. 관련된 안내를 찾지 못했습니다. 다른 표현으로 문의해 주시거나 조금 더 자세히 알려 주시겠습니까?
            }
    }
answer-withheld =
    { $formality ->
        [banmal] 미안, 확실하지 않은 걸 말해 줄 수는 없어서 답을 미뤄 둘게. 다르게 물어봐 줄래?
        [haeyo] 죄송합니다. 정확한 답변을 드리기 어려워서 안내를 보류했어요. 다른 표현으로 다시 물어봐 주시겠어요?
       *[hapsyo] 죄송합니다. 정확한 답변을 드리기 어려워 안내를 보류했습니다. 다른 표현으로 다시 문의해 주시겠습니까?
    }{ part-private-note }
late =
    { $formality ->
        [banmal] 답이 늦어서 미안해.
        [haeyo] 답변이 늦어서 죄송합니다.
       *[hapsyo] 답변이 늦어 죄송합니다.
    }

## 문제가 생겼을 때

error-model =
    { $formality ->
        [banmal] 미안, 지금은 답을 준비할 수가 없어. 몇 분 뒤에 다시 보내 줄래?
        [haeyo] 죄송합니다. 지금은 답변을 준비하기 어려워요. 몇 분 뒤에 다시 시도해 주세요.
       *[hapsyo] 죄송합니다. 지금은 답변을 준비하기 어렵습니다. 몇 분 후에 다시 시도해 주시기 바랍니다.
    }
error-internal =
    { $formality ->
        [banmal] 미안, 우리 시스템에 문제가 생겼어. 보낸 메시지는 잘 저장되어 있으니까 조금 뒤에 다시 해 봐.
        [haeyo] 죄송합니다. 저희 시스템에 문제가 생겼어요. 보내 주신 메시지는 저장되어 있으니, 잠시 후 다시 시도해 주세요.
       *[hapsyo] 죄송합니다. 시스템에 문제가 발생했습니다. 보내 주신 메시지는 저장되어 있으니, 잠시 후 다시 시도해 주시기 바랍니다.
    }
error-media =
    { $formality ->
        [banmal] 미안, 사진이나 음성 메시지, 파일은 아직 못 봐. 어떤 일인지 글로 알려 줄래?
        [haeyo] 죄송합니다. 사진, 음성 메시지, 파일은 아직 확인할 수 없어요. 문의하실 내용을 글로 알려 주시겠어요?
       *[hapsyo] 죄송합니다. 사진, 음성 메시지, 파일은 아직 확인할 수 없습니다. 문의하실 내용을 글로 알려 주시겠습니까?
    }
error-empty =
    { $formality ->
        [banmal] 메시지에 글이 없네. 무엇을 도와줄까?
        [haeyo] 메시지에서 글을 찾지 못했어요. 무엇을 도와드릴까요?
       *[hapsyo] 메시지에서 글을 찾지 못했습니다. 어떤 도움이 필요하십니까?
    }
error-choice =
    { $formality ->
        [banmal] 미안, 그 항목은 이제 고를 수 없어. 원하는 걸 글로 알려 줘.
        [haeyo] 죄송합니다. 그 항목은 더 이상 선택하실 수 없어요. 원하시는 내용을 글로 알려 주세요.
       *[hapsyo] 죄송합니다. 해당 항목은 더 이상 선택하실 수 없습니다. 원하시는 내용을 글로 알려 주시기 바랍니다.
    }

## 상담원

handover-waiting =
    { $formality ->
        [banmal] 상담팀에 전달했어. 접수 번호는 이거야: { $ticket }. 답이 올 때까지 접수 내용은 그대로 남아 있고, 그동안 나한테 계속 물어봐도 돼.
        [haeyo] 문의하신 내용을 상담팀에 전달했어요. 접수 번호는 다음과 같아요: { $ticket }. 상담원이 답변을 드릴 때까지 접수 내용은 유지되고, 그동안 제가 계속 안내해 드릴게요.
       *[hapsyo] 문의하신 내용을 상담팀에 전달했습니다. 접수 번호는 { $ticket }입니다. 상담원이 답변을 드릴 때까지 접수 내용은 유지되며, 그동안 제가 계속 안내해 드리겠습니다.
    }{ part-private-note }
handover-still-waiting =
    { $formality ->
        [banmal] 접수 번호 { $ticket } 건은 아직 상담원의 답을 기다리고 있어. 기다려 줘서 고마워. 그동안 나한테 계속 물어봐도 돼.
        [haeyo] 접수 번호 { $ticket } 건은 아직 상담원의 답변을 기다리고 있어요. 기다려 주셔서 감사해요. 그동안 제가 계속 안내해 드릴게요.
       *[hapsyo] 접수 번호 { $ticket } 건은 아직 상담원의 답변을 기다리고 있습니다. 기다려 주셔서 감사합니다. 그동안 제가 계속 안내해 드리겠습니다.
    }
handover-joined =
    { $formality ->
        [banmal] 이제부터는 상담원이 직접 도와줄 거야. (담당: { $agent })
        [haeyo] 지금부터 상담원이 직접 도와드릴게요. (담당: { $agent })
       *[hapsyo] 지금부터 상담원이 직접 안내해 드리겠습니다. (담당: { $agent })
    }
handover-returned =
    { $formality ->
        [banmal] 이제 다시 자동 상담 도우미가 답해 줄게. 더 궁금한 거 있어?
        [haeyo] 지금부터 다시 자동 상담 도우미가 안내해 드려요. 더 필요하신 게 있으세요?
       *[hapsyo] 지금부터 다시 자동 상담 도우미가 안내해 드립니다. 더 필요하신 사항이 있으십니까?
    }
handover-unavailable =
    { $formality ->
        [banmal] 미안, 지금은 이 채팅에서 상담원을 연결해 줄 수 없어. 내가 아는 건 계속 알려 줄게.
        [haeyo] 죄송합니다. 지금은 이 채팅에서 상담원을 연결해 드릴 수 없어요. 제가 도와드릴 수 있는 내용은 계속 안내해 드릴게요.
       *[hapsyo] 죄송합니다. 지금은 이 채팅에서 상담원과 연결해 드릴 수 없습니다. 제가 도와드릴 수 있는 내용은 계속 안내해 드리겠습니다.
    }
out-of-hours =
    { $formality ->
        [banmal] 지금은 상담 시간이 아니야. 상담은 { $opens }({ $zone })에 다시 시작해. 접수 번호 { $ticket } 건은 그때까지 잘 보관해 둘게. 그동안 나한테 계속 물어봐도 돼.
        [haeyo] 지금은 상담 시간이 아니에요. 상담은 { $opens }({ $zone })에 다시 시작해요. 접수 번호 { $ticket } 건은 그때까지 보관되고, 그동안 제가 계속 안내해 드릴게요.
       *[hapsyo] 지금은 상담 시간이 아닙니다. 상담은 { $opens }({ $zone })에 다시 시작됩니다. 접수 번호 { $ticket } 건은 그때까지 보관되며, 그동안 제가 계속 안내해 드리겠습니다.
    }{ part-private-note }
holiday-today =
    { $formality ->
        [banmal] 오늘은 공휴일이야. ({ $holiday })
        [haeyo] 오늘은 공휴일이에요. ({ $holiday })
       *[hapsyo] 오늘은 공휴일입니다. ({ $holiday })
    }
holiday-expected =
    { $formality ->
        [banmal] 오늘은 공휴일로 예상되지만 날짜는 아직 확정되지 않았어. ({ $holiday })
        [haeyo] 오늘은 공휴일로 예상되지만 날짜는 아직 확정되지 않았어요. ({ $holiday })
       *[hapsyo] 오늘은 공휴일로 예상되나 날짜는 아직 확정되지 않았습니다. ({ $holiday })
    }
closed =
    { $formality ->
        [banmal] 상담은 여기서 마칠게. 또 필요한 게 있으면 언제든지 말해 줘.
        [haeyo] 상담이 종료되었어요. 더 필요하신 게 있으면 언제든지 다시 문의해 주세요.
       *[hapsyo] 상담이 종료되었습니다. 더 필요하신 사항이 있으시면 언제든지 다시 문의해 주시기 바랍니다.
    }

## 언어

language-switched =
    { $formality ->
        [banmal] 이제부터 이 언어로 답할게: { $language }
        [haeyo] 지금부터 다음 언어로 안내해 드릴게요: { $language }
       *[hapsyo] 지금부터 다음 언어로 안내해 드리겠습니다: { $language }
    }
language-which =
    { $formality ->
        [banmal] 어떤 언어가 좋아?
        [haeyo] 어떤 언어를 원하세요?
       *[hapsyo] 어떤 언어를 원하십니까?
    }
language-unknown =
    { $formality ->
        [banmal] 미안, ‘{ $language }’ 언어는 아직 몰라. 이 중에서 골라 줘.
        [haeyo] 죄송합니다. ‘{ $language }’ 언어는 아직 지원하지 않아요. 다음 언어 중에서 골라 주세요.
       *[hapsyo] 죄송합니다. ‘{ $language }’ 언어는 아직 지원하지 않습니다. 다음 언어 중에서 선택해 주시기 바랍니다.
    }

## 개인정보와 다시 시작

privacy =
    { $formality ->
        [banmal] { $brand } 고객센터는 답을 해 주려고 메시지와 연락처 식별 정보를 암호화해서 저장해. 지우고 싶으면 상담팀에 말해 줘. { $brand } 고객센터에서 삭제해 줄게.
        [haeyo] { $brand } 고객센터는 답변을 드리기 위해 고객님의 메시지와 연락처 식별 정보를 암호화해서 저장해요. 삭제를 원하시면 상담팀에 요청해 주세요. { $brand } 고객센터에서 삭제해 드려요.
       *[hapsyo] { $brand } 고객센터는 답변을 드리기 위해 고객님의 메시지와 연락처 식별 정보를 암호화하여 저장합니다. 삭제를 원하시는 경우 상담팀에 요청해 주시기 바랍니다. { $brand } 고객센터에서 삭제해 드립니다.
    }{ part-private-note }
reset-done =
    { $formality ->
        [banmal] 처음부터 다시 시작하자. 무엇을 도와줄까?
        [haeyo] 처음부터 다시 시작할게요. 무엇을 도와드릴까요?
       *[hapsyo] 처음부터 다시 시작하겠습니다. 어떤 도움이 필요하십니까?
    }

## 평가

survey-ask =
    { $formality ->
        [banmal] 상담은 어땠어? 1(매우 불만족)부터 5(매우 만족)까지 숫자로 알려 줘.
        [haeyo] 상담에 얼마나 만족하셨어요? 1(매우 불만족)부터 5(매우 만족)까지의 숫자로 알려 주세요.
       *[hapsyo] 상담에 얼마나 만족하셨습니까? 1(매우 불만족)부터 5(매우 만족)까지의 숫자로 알려 주시기 바랍니다.
    }
survey-thanks =
    { $formality ->
        [banmal] 평가해 줘서 고마워!
        [haeyo] 소중한 평가 감사해요!
       *[hapsyo] 소중한 평가에 감사드립니다.
    }

## 차례로 여쭙는 질문

flow-cancelled =
    { $formality ->
        [banmal] 알겠어, 여기서 멈출게. 더 궁금한 거 있어?
        [haeyo] 네, 진행 중이던 질문을 멈췄어요. 더 필요하신 게 있으세요?
       *[hapsyo] 알겠습니다. 진행 중이던 질문을 종료했습니다. 더 필요하신 사항이 있으십니까?
    }
flow-invalid =
    { $formality ->
        [banmal] 미안, 무슨 뜻인지 확인이 안 돼. 한번 살펴보고 다시 보내 줄래?
        [haeyo] 죄송합니다. 입력하신 내용을 확인하기 어려워요. 살펴보시고 다시 보내 주시겠어요?
       *[hapsyo] 죄송합니다. 입력하신 내용을 확인하기 어렵습니다. 확인하신 후 다시 보내 주시겠습니까?
    }{ part-private-note }
flow-gone =
    { $formality ->
        [banmal] 미안, 그사이에 질문이 바뀌어서 여기서 멈췄어. 무엇이 필요한지 다시 알려 줄래?
        [haeyo] 죄송합니다. 그사이 질문 내용이 바뀌어서 진행을 멈췄어요. 문의하실 내용을 다시 알려 주세요.
       *[hapsyo] 죄송합니다. 그사이 질문 내용이 변경되어 진행을 종료했습니다. 문의하실 내용을 다시 알려 주시기 바랍니다.
    }
flow-changed =
    { $formality ->
        [banmal] 미안, 그사이에 질문이 바뀌었어. 여기서부터 이어서 할게.
        [haeyo] 죄송합니다. 그사이 질문 내용이 바뀌었어요. 여기서부터 이어서 안내해 드릴게요.
       *[hapsyo] 죄송합니다. 그사이 질문 내용이 변경되었습니다. 여기서부터 이어서 안내해 드리겠습니다.
    }

## 일대일 대화

private-invite =
    { $formality ->
        [banmal] 이 이야기는 일대일 대화에서 하는 게 좋겠어. 거기서 자세히 답해 줄게.
        [haeyo] 이 질문은 일대일 대화에서 안내해 드리는 것이 좋겠어요. 그곳에서 자세히 답해 드릴게요.
       *[hapsyo] 이 문의는 일대일 대화에서 안내해 드리겠습니다. 그곳에서 자세히 답변해 드리겠습니다.
    }
private-open = 일대일 대화로 계속하기
private-opened =
    { $formality ->
        [banmal] 여기는 다른 사람이 볼 수 없어. 아까 물어본 것에 답할게.
        [haeyo] 여기는 다른 분이 볼 수 없어요. 앞서 하신 질문에 답해 드릴게요.
       *[hapsyo] 이곳은 다른 분이 볼 수 없습니다. 앞서 문의하신 내용에 답변드리겠습니다.
    }
private-unreachable =
    { $formality ->
        [banmal] 미안, 여기서는 일대일 대화를 열 수가 없어. 우리에게 직접 메시지를 보내 주면 거기서 답할게.
        [haeyo] 죄송합니다. 여기서는 일대일 대화를 열 수 없어요. 저희에게 직접 메시지를 보내 주시면 그곳에서 답해 드릴게요.
       *[hapsyo] 죄송합니다. 여기서는 일대일 대화를 열 수 없습니다. 저희에게 직접 메시지를 보내 주시면 그곳에서 답변드리겠습니다.
    }
note-health =
    { $formality ->
        [banmal] 일반적인 내용이라서 의사의 진료를 대신할 수는 없어.
        [haeyo] 일반적인 안내이며 의사의 진료를 대신하지 않아요.
       *[hapsyo] 일반적인 안내이며 의사의 진료를 대신하지 않습니다.
    }

## 채팅 페이지

web-title = { $brand } 채팅
web-no-script =
    { $formality ->
        [banmal] 이 채팅에는 JavaScript가 필요해. 브라우저에서 켜고 페이지를 새로고침해 줘.
        [haeyo] 이 채팅에는 JavaScript가 필요해요. 브라우저에서 켠 다음 페이지를 새로고침해 주세요.
       *[hapsyo] 이 채팅을 이용하시려면 JavaScript가 필요합니다. 브라우저에서 사용하도록 설정하신 후 페이지를 새로고침해 주시기 바랍니다.
    }
web-skip = 메시지 입력란으로 이동
web-log-label = 대화 내용
web-placeholder = 메시지 입력
web-send = 보내기
web-attach = 파일 첨부
web-drop = 여기에 파일 놓기
web-you =
    { $formality ->
        [banmal] 나
        [haeyo] 고객님
       *[hapsyo] 고객님
    }
web-assistant = 자동 상담 도우미
web-person = 상담팀
web-typing = 답변 작성 중
web-sources = 출처
web-download = 다운로드
web-offline =
    { $formality ->
        [banmal] 연결이 끊겼어. 다시 연결되면 메시지를 보낼게.
        [haeyo] 연결이 끊겼어요. 다시 연결되면 메시지를 보내 드릴게요.
       *[hapsyo] 연결이 끊겼습니다. 다시 연결되는 대로 메시지를 전송합니다.
    }
web-online =
    { $formality ->
        [banmal] 다시 연결됐어.
        [haeyo] 다시 연결됐어요.
       *[hapsyo] 다시 연결되었습니다.
    }
web-waiting = 연결 대기 중
web-sending = 보내는 중
web-sent = 보냄
web-failed = 보내지 못함
web-retry = 다시 시도
web-remove = 삭제
web-file-too-large = 파일 크기 초과 (최대 { $megabytes }MB)
web-file-type = 보낼 수 없는 파일 형식
web-too-many = 한 번에 보낼 수 있는 파일: 최대 { $count }개
web-too-long =
    { $formality ->
        [banmal] 메시지가 길어서 보낼 수 없어. 조금 줄여 줘.
        [haeyo] 메시지가 길어서 보낼 수 없어요. 조금 줄여 주세요.
       *[hapsyo] 메시지가 길어 보낼 수 없습니다. 내용을 줄여 주시기 바랍니다.
    }
web-file-unavailable = 파일을 불러올 수 없음
web-new-messages = 새 메시지
web-open = 채팅 열기
web-close = 채팅 닫기
