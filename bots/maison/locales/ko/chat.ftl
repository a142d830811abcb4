damaged-ask-order =
    { $formality ->
        [banmal] 그런 상태로 받게 해서 정말 미안해. ML로 시작하는 여덟 자리 주문번호를 알려 줄래?
        [haeyo] 불편을 드려서 정말 죄송합니다. ML로 시작하는 여덟 자리 주문번호를 알려 주시겠어요?
       *[hapsyo] 불편을 드려 대단히 죄송합니다. ML로 시작하는 여덟 자리 주문번호를 알려 주시겠습니까?
    }{ part-private-note }
damaged-ask-damage =
    { $formality ->
        [banmal] 어디가 어떻게 망가졌어?
        [haeyo] 어느 부분이 어떻게 파손되었는지 알려 주세요.
       *[hapsyo] 어느 부분이 어떻게 파손되었는지 알려 주시기 바랍니다.
    }
damaged-ask-wish =
    { $formality ->
        [banmal] 교환이랑 환불 중에 뭐가 좋아?
        [haeyo] 교환과 환불 중 어느 쪽을 원하세요?
       *[hapsyo] 교환과 환불 중 어느 쪽을 원하십니까?
    }
damaged-wish-replacement = 교환
damaged-wish-refund = 환불
damaged-done =
    { $formality ->
        [banmal] 고마워. 주문 { $order } 건에 필요한 내용은 다 확인했어.
        [haeyo] 감사해요. 주문 { $order } 건에 필요한 내용을 모두 확인했어요.
       *[hapsyo] 감사합니다. 주문 { $order } 건에 필요한 내용을 모두 확인했습니다.
    }
